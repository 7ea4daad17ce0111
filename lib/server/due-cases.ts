/**
 * A case that something is due on. It is claimed by its row lock and advanced by the ordinary command in the same
 * transaction, so each due thing happens once however many workers there are. What fails is counted beside the case,
 * outside its record, waits longer each time, and is looked at once a day in the end; it never stands in the way.
 */
import { Refusal } from "../domain/refusal.ts";
import { type Client, errorCode, isDatabaseAway, pool } from "./database.ts";
import { SYSTEM } from "./identity.ts";
import { log } from "./log.ts";
import { NewerBuild } from "./newer-build.ts";
import { Problem } from "./problem.ts";
import { runCommandWithin } from "./run-command.ts";

/** So many failures, and what is due on a case is tried once a day only. */
export const PARKED_AFTER = 8;
const LONGEST_WAIT_S = 24 * 60 * 60;

export type Claimed = { id: string; ref: string; version: number; attempts: number; lag: number };

/** Milliseconds until a case is due by the database's clock, negative when one is already; null when none ever is. */
export async function untilNextDue(): Promise<number | null> {
  const { rows } = await pool().query<{ milliseconds: number }>({
    name: "next-due",
    text: `select extract(epoch from coalesce(due_retry_at, next_due_at) - clock_timestamp())::float8 * 1000 as milliseconds
           from cases where next_due_at is not null order by coalesce(due_retry_at, next_due_at) limit 1`,
  });
  return rows[0]?.milliseconds ?? null;
}

/** What became of a claimed case; `announce` is called after the commit. */
export type Done = { outcome: "advanced" | "put-off" | "parked"; lag: number; announce: () => void };

/** Advances one case that this transaction holds, or puts it off when that fails. */
export async function advance(client: Client, claimed: Claimed): Promise<Done> {
  const { lag } = claimed;
  await client.query("savepoint due");
  try {
    const { answer, announce } = await runCommandWithin(client, SYSTEM, claimed.ref, advanceCase(claimed));
    if (answer.events.length === 0) throw new Problem(422, "nothing-due", "The case says that nothing is due.");
    // What would be refused only at the commit must be refused here, where it can be put off.
    await client.query("set constraints all immediate");
    return { outcome: "advanced", lag, announce };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await client.query("rollback to savepoint due");
    const outcome = await putOff(client, claimed, error);
    return { outcome, lag, announce: () => {} };
  }
}

/** The ordinary command for what is due on a case; the same for whoever finds it due at this version. */
export function advanceCase({ ref, version }: Claimed): Parameters<typeof runCommandWithin>[3] {
  const commandId = `advance:${ref}:${version}`;
  const command = { type: "advance-case" as const, data: {} };
  return { commandId, command, said: command };
}

async function putOff(client: Client, { id, ref, attempts }: Claimed, error: unknown): Promise<"put-off" | "parked"> {
  if (error instanceof NewerBuild) return leaveToNewer(client, id);
  const failed = attempts + 1;
  const code = codeOf(error);
  const parked = failed >= PARKED_AFTER;
  log().error({ ref, code, attempts: failed, parked }, "what is due on a case failed");
  await client.query(
    `update cases set due_attempts = $2, due_error = $3,
       due_retry_at = clock_timestamp() + make_interval(secs => $4 * (0.5 + random())) where id = $1`,
    [id, failed, code, parked ? LONGEST_WAIT_S : 2 ** failed],
  );
  return parked ? "parked" : "put-off";
}

/** No failure of the case: a worker of the newer build does it, or this one once it has been replaced. */
async function leaveToNewer(client: Client, id: string): Promise<"put-off"> {
  await client.query("update cases set due_retry_at = clock_timestamp() + interval '5 seconds' where id = $1", [id]);
  return "put-off";
}

/** Names the failure without its text, which may quote the case. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.rule;
  if (error instanceof Problem) return error.code;
  return errorCode(error) ?? (error instanceof Error ? error.name : "unknown");
}
