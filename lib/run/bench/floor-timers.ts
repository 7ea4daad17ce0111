/** The timers' floor: claim, bare update and bare insert of the same bytes, in one statement for a batch. */
import { randomBytes } from "node:crypto";
import type pg from "pg";

const BATCH = 50;
const [STATE, CARD, SEALED] = [randomBytes(1_400), randomBytes(420), randomBytes(120)];
const HASH = "0".repeat(64);

/** Works off a batch of what is due; how many there were. */
export async function floorBatch(database: pg.Pool): Promise<number> {
  const values = [BATCH, STATE, CARD, SEALED, HASH];
  const { rowCount } = await database.query({ name: "floor-timers", text: FLOOR, values });
  return rowCount ?? 0;
}

const FLOOR = `
  with due as (
    select id from cases where next_due_at is not null and coalesce(due_retry_at, next_due_at) <= now()
    order by coalesce(due_retry_at, next_due_at) limit $1 for no key update skip locked
  ), done as (
    update cases c set version = c.version + 1, state = $2, card = $3, last_hash = $5, next_due_at = null,
      due_retry_at = null, updated_at = now() from due where c.id = due.id returning c.id, c.version
  )
  insert into events (case_id, version, id, type, data, sealed, occurred_at, at, actor_kind, actor_id, command_id, prev_hash,
    hash)
  select id, version, gen_random_uuid(), 'promise-broken', '{"promiseId":"x","receivedMinor":0}', $4, now(), now(), 'system',
    'baton', 'floor', $5, $5 from done`;
