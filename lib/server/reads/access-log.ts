import { LRUCache } from "lru-cache";
import type { Actor } from "../../domain/events.ts";
import { pool } from "../database.ts";
import { processWide } from "../process-wide.ts";

const MINUTE = 60_000;

/** Notes who opened a case: one row per reader, case and minute (the database refuses a second one). */
export async function recordOpened(reader: Actor, caseId: string): Promise<void> {
  const key = `${reader.kind}:${reader.id}:${caseId}`;
  const minute = Math.floor(Date.now() / MINUTE);
  if (noted().get(key) === minute) return;
  await pool().query({
    name: "record-opened",
    text: `insert into access_log (actor_kind, actor_id, case_id, action) values ($1, $2, $3, 'open') on conflict do nothing`,
    values: [reader.kind, reader.id, caseId],
  });
  noted().set(key, minute);
}

function noted() {
  return processWide("access-noted", () => new LRUCache<string, number>({ max: 20_000 }));
}
