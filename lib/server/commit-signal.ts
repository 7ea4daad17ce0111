/**
 * Tells other nodes, when there are any, of commits: after them, those that come while signals are under way together,
 * from a statement that writes nothing (a NOTIFY inside a command's transaction holds one lock for the whole database
 * until the flush). A lost signal is healed by the tail of the log.
 */
import type { CommitReference } from "./commits.ts";
import { errorCode, pool } from "./database.ts";
import { othersListen } from "./listeners.ts";
import { log } from "./log.ts";
import { nodeId } from "./node-id.ts";
import { processWide } from "./process-wide.ts";
import { together } from "./together.ts";

export const CHANNEL = "baton";
export type Signal = { node: string; sentAt: number; commits: CommitReference[] };

/** A second one goes when the first hangs; more would only cost the database. */
const AT_ONCE = 2;
/** PostgreSQL refuses a payload of 8,000 bytes. */
const ROOM_BYTES = 7_800;

/** Sends the reference with the next signal. */
export function signalCommit(reference: CommitReference): void {
  processWide("commit-signal", () => together(AT_ONCE, send))(reference);
}

async function send(references: CommitReference[]): Promise<void> {
  try {
    if (!(await othersListen())) return;
    const values = [CHANNEL, toPayloads(references)];
    await pool().query({
      name: "signal",
      text: "select pg_notify($1, payload) from unnest($2::text[]) payload",
      values,
    });
  } catch (error) {
    log().warn({ code: errorCode(error) }, "a commit signal was lost; the tail of the log heals it");
  }
}

/** As few payloads as fit. A reference too large for one is left to the tail of the log. */
export function toPayloads(references: CommitReference[]): string[] {
  const head = JSON.stringify({ node: nodeId(), sentAt: Date.now() }).slice(0, -1);
  const room = ROOM_BYTES - Buffer.byteLength(head) - `,"commits":[]}`.length;
  const groups: string[][] = [];
  let left = 0;
  for (const text of references.map((reference) => JSON.stringify(reference))) {
    const size = Buffer.byteLength(text) + 1;
    if (size > room) continue;
    if (size > left) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)?.push(text);
    left -= size;
  }
  return groups.map((group) => `${head},"commits":[${group.join()}]}`);
}
