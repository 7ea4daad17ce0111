/** One job with whatever may go wrong in it. Nothing that fails stands in the way of the others. */
import { Refusal } from "../../domain/refusal.ts";
import { errorCode, isDatabaseAway } from "../database.ts";
import { log, traitsOf } from "../log.ts";
import { NewerBuild } from "../newer-build.ts";
import { Problem } from "../problem.ts";
import { chaseContact } from "./chase-contact.ts";
import { countContact } from "./contact-figures.ts";
import type { Job, JobData, QueueName } from "./job-queues.ts";
import { type Sending, sendContact } from "./send-contact.ts";
import { settle } from "./settle.ts";

/** So many unforeseen failures, and a person looks at it. */
export const PARKED_AFTER = 5;

/** What is to become of the job. */
export type Ended =
  | { is: "done" }
  | { is: "failed"; code: string }
  | { is: "later"; data: JobData; startAfter: string };
const DONE: Ended = { is: "done" };

export async function runJob(queue: QueueName, job: Job, sending: Sending): Promise<Ended> {
  try {
    if (queue === "chase-contact") {
      const again = await chaseContact(job.data, sending);
      return again ? { is: "later", ...again } : DONE;
    }
    await sendContact(job.data, sending);
    return DONE;
  } catch (error) {
    return ofFailure(queue, job, error);
  }
}

async function ofFailure(queue: QueueName, job: Job, error: unknown): Promise<Ended> {
  const { data, tries } = job;
  if (isAbort(error)) return inSeconds(data, 0);
  if (isDatabaseAway(error)) return inSeconds(data, 1);
  if (error instanceof NewerBuild) return inSeconds(data, 5);
  if (error instanceof Problem && (error.status === 404 || error.extra.rule === "customer-erased")) return DONE;
  const code = codeOf(error);
  log().error(
    { ref: data.ref, contactId: data.contactId, queue, code, tries, error: traitsOf(error) },
    "work on a contact failed",
  );
  // A broken rule stays broken; anything else may pass.
  if (queue === "chase-contact" || (tries < PARKED_AFTER && !(error instanceof Refusal))) return { is: "failed", code };
  return park(data, code);
}

/** Where even that cannot be written down, the job goes on failing, and is counted. */
async function park({ ref, contactId, channel }: JobData, code: string): Promise<Ended> {
  try {
    await settle(ref, contactId, { is: "parked", code });
    countContact(channel, "parked");
    return DONE;
  } catch (error) {
    log().error({ ref, contactId, code: codeOf(error) }, "a contact is stuck, and its case cannot say so");
    return { is: "failed", code };
  }
}

function inSeconds(data: JobData, seconds: number): Ended {
  return { is: "later", data, startAfter: new Date(Date.now() + seconds * 1_000).toISOString() };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** Names the failure without its text, which may quote the case. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.rule;
  if (error instanceof Problem) return error.code;
  return errorCode(error) ?? (error instanceof Error ? error.name : "unknown");
}
