import { randomUUID } from "node:crypto";
import type { CaseEvent } from "../../domain/events.ts";
import type { ApiLine } from "./api-line.ts";
import type { Tally } from "./tally.ts";

/** What is said of a command: `again` when the case changed under it, `gone` when the case may no longer be known. */
export type Outcome = { is: "accepted"; events: CaseEvent[] } | { is: "refused" } | { is: "again" } | { is: "gone" };
type Given = { type: string; data: object; basedOn?: number; shown?: number };

/** Gives one command under a commandId of its own and counts what becomes of it. */
export async function giveCommand(line: ApiLine, tally: Tally, ref: string, given: Given): Promise<Outcome> {
  const { status, body, took } = await line.ask("POST", `/cases/${ref}/commands`, {
    commandId: randomUUID(),
    ...given,
  });
  tally.answered(took, performance.now());
  if (status === 200) {
    tally.accepted++;
    return { is: "accepted", events: body.events as CaseEvent[] };
  }
  if (status === 409 && body.code === "stale") {
    tally.stale++;
    return { is: "again" };
  }
  if (status === 404) return { is: "gone" };
  if (status < 500) tally.refused(String(body.rule ?? body.code ?? status));
  return { is: "refused" };
}
