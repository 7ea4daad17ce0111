/** A command that was given before gets its first answer again; another one under the same commandId is refused. */
import { canonicalJson } from "../domain/canonical.ts";
import type { Client } from "./database.ts";
import { eventsOf, type HeldCase } from "./event-store.ts";
import { Problem } from "./problem.ts";
import type { ReadCommand } from "./read-command.ts";
import type { Answer } from "./run-command.ts";

/** What a repeat is compared by: the case, the command's type and its data. */
export function bodyText(ref: string, said: ReadCommand["said"]): string {
  return canonicalJson({ ref, ...said });
}

/** The answer that was given the first time, rebuilt. Throws 409 when the command was another one. */
export async function firstAnswer(
  client: Client,
  held: HeldCase,
  answered: NonNullable<HeldCase["answered"]>,
  body: Buffer,
): Promise<Answer> {
  if (answered.caseId !== held.id || !answered.body.equals(body)) throw mismatch();
  const events = await eventsOf(client, held.id, held.ref, held.key, answered.from - 1, answered.to);
  return { ref: held.ref, version: answered.to, events, replay: true };
}

export function mismatch(): Problem {
  return new Problem(409, "idempotency-mismatch", "This commandId was used for another command. Send a new one.");
}
