/**
 * Tells other nodes, when there are any, of commits: after them, about 2 ms of them together, from a statement that writes nothing (a NOTIFY
 * inside a command's transaction holds one lock for the whole database until the flush). A lost signal is healed by
 * the tail of the log.
 */
import type { CommitReference } from "./commits.ts";
import { errorCode, pool } from "./database.ts";
import { othersListen } from "./listeners.ts";
import { log } from "./log.ts";
import { nodeId } from "./node-id.ts";
import { processWide } from "./process-wide.ts";

export const CHANNEL = "baton";
export type Signal = { node: string; sentAt: number; commits: CommitReference[] };

const TOGETHER_MS = 2;
/** PostgreSQL refuses a payload of 8,000 bytes. */
const ROOM_BYTES = 7_800;

/** Sends the reference with the next signal. */
export function signalCommit(reference: CommitReference): void {
  const out = outgoing();
  out.waiting.push(reference);
  out.timer ??= setTimeout(() => void send(out), TOGETHER_MS);
}

async function send(out: Outgoing): Promise<void> {
  const payloads = toPayloads(out.waiting.splice(0));
  out.timer = undefined;
  try {
    if (!(await othersListen())) return;
    await pool().query("select pg_notify($1, payload) from unnest($2::text[]) payload", [CHANNEL, payloads]);
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

type Outgoing = { waiting: CommitReference[]; timer: NodeJS.Timeout | undefined };

function outgoing(): Outgoing {
  return processWide("commit-signal", () => ({ waiting: [], timer: undefined }));
}
