/**
 * How nodes tell each other who is where: ids and states, no names. Any of it may be lost: each browser says again every
 * fifteen seconds what its person does, and what is not said again goes.
 */
import * as z from "zod";
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

/** PostgreSQL refuses a payload of 8,000 bytes, and with it the whole statement. */
const MOST_BYTES = 7_900;

/** What another node says; null for our own and for those of a version that speaks otherwise. */
export function readPresence(payload: string): PresenceSignal | null {
  const read = signal.safeParse(parsed(payload));
  return read.success && read.data.node !== nodeId() ? read.data : null;
}

/** Payloads that say these lines in this order. One that is too long alone is left out: it costs the others nothing. */
export function payloadsOf(lines: readonly PresenceLine[]): string[] {
  const most = MOST_BYTES - Buffer.byteLength(payload([]));
  const groups: string[][] = [];
  let room = 0;
  for (const said of lines) {
    const text = JSON.stringify(said);
    const bytes = Buffer.byteLength(text) + 1;
    if (bytes > most) continue;
    if (bytes > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(text);
    room -= bytes;
  }
  return groups.map(payload);
}

function payload(lines: string[]): string {
  return `{"node":${JSON.stringify(nodeId())},"tell":"lines","lines":[${lines.join(",")}]}`;
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}
