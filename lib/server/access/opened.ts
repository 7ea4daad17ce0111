import { LRUCache } from "lru-cache";
import type { AccessDoor } from "../../domain/access.ts";
import type { Actor } from "../../domain/events.ts";
import { pool } from "../database.ts";
import { processWide } from "../process-wide.ts";

const MINUTE = 60_000;

/** Notes who opened a case and how: one row per reader, case and minute (the database refuses a second one). */
export async function recordOpened(reader: Actor, caseId: string, via: AccessDoor): Promise<void> {
  const key = `${reader.kind}:${reader.id}:${caseId}`;
  const minute = Math.floor(Date.now() / MINUTE);
  if (noted().get(key) === minute) return;
  await pool().query({
    name: "record-opened",
    text: `insert into access_log (actor_kind, actor_id, case_id, action, via) values ($1, $2, $3, 'open', $4)
      on conflict do nothing`,
    values: [reader.kind, reader.id, caseId, via],
  });
  noted().set(key, minute);
}

function noted() {
  return processWide("access-noted", () => new LRUCache<string, number>({ max: 20_000 }));
}
