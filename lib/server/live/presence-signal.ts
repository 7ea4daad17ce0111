/**
 * Tells the other nodes who is where, and hears it from them: ids and states, no names. Any of it may be lost: each
 * browser says again every fifteen seconds what its person does, and what is not said again goes.
 */
import * as z from "zod";
import { errorCode, pool } from "../database.ts";
import { othersListen } from "../listeners.ts";
import { log } from "../log.ts";
import { nodeId } from "../node-id.ts";
import type { SeatCase } from "./live-socket.ts";

export const PRESENCE_CHANNEL = "baton_presence";

const line = z.object({
  place: z.object({ caseId: z.string(), ref: z.string(), portfolio: z.string(), customerId: z.string() }),
  tab: z.string(),
  person: z.string(),
  /** Null: the tab left. */
  state: z.enum(["viewing", "editing", "on-call", "away"]).nullable(),
  /** Milliseconds for which it has been so. */
  for: z.number(),
});
const signal = z.discriminatedUnion("tell", [
  z.object({ node: z.string(), tell: z.literal("lines"), lines: z.array(line) }),
  /** A node has come, or was deaf for a while: whoever hears it says all lines of theirs again. */
  z.object({ node: z.string(), tell: z.literal("hello") }),
  z.object({ node: z.string(), tell: z.literal("gone") }),
]);

export type PresenceLine = {
  place: SeatCase;
  tab: string;
  person: string;
  state: z.infer<typeof line>["state"];
  for: number;
};
export type PresenceSignal = z.infer<typeof signal>;

/** Lines in one signal: PostgreSQL refuses a payload of 8,000 bytes, and a line has less than 400. */
const LINES_AT_ONCE = 18;

/** What another node says; null for our own and for those of a version that speaks otherwise. */
export function readPresence(payload: string): PresenceSignal | null {
  const read = signal.safeParse(parsed(payload));
  return read.success && read.data.node !== nodeId() ? read.data : null;
}

export function tellLines(lines: PresenceLine[]): Promise<void> {
  const groups = Array.from({ length: Math.ceil(lines.length / LINES_AT_ONCE) }, (_, at) =>
    lines.slice(at * LINES_AT_ONCE, (at + 1) * LINES_AT_ONCE),
  );
  return send(groups.map((group) => ({ node: nodeId(), tell: "lines", lines: group })));
}

export function tellPresence(tell: "hello" | "gone"): Promise<void> {
  return send([{ node: nodeId(), tell }]);
}

async function send(signals: PresenceSignal[]): Promise<void> {
  try {
    if (signals.length === 0 || !(await othersListen())) return;
    const payloads = signals.map((one) => JSON.stringify(one));
    await pool().query("select pg_notify($1, payload) from unnest($2::text[]) payload", [PRESENCE_CHANNEL, payloads]);
  } catch (error) {
    log().debug(
      { code: errorCode(error) },
      "other nodes were not told who is where; they hear it with the next heartbeat",
    );
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
