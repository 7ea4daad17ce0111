/** The floor's append: the same SQL function with the same bytes, prepared ahead; versions counted by the caller. */
import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

export type FloorCase = { id: string; version: number };
const HEX = (bytes: number) => randomBytes(bytes).toString("hex");
// Sizes of one note on a case of the demo: sealed event, snapshot and list card.
const SEALED = HEX(180);
const STATE = HEX(2_400);
const CARD = HEX(520);
const HASH = HEX(32);

/** Cases that one floor has for itself: each counts its versions alone. */
export async function floorCases(database: pg.Pool, count: number, offset: number): Promise<FloorCase[]> {
  const { rows } = await database.query<FloorCase>(
    "select id, version from cases order by balance_minor, id limit $1 offset $2",
    [count, offset],
  );
  return rows;
}

/** One append in one round trip, committed. */
export async function floorAppend(database: pg.Pool, one: FloorCase): Promise<string> {
  one.version += 1;
  const payload = payloadOf(one);
  await database.query({ name: "floor-append", text: "select append_events($1::jsonb)", values: [payload] });
  return payload;
}

const NOTE = { type: "note-added", data: { text: { c: HASH } } as object };

/** What `append_events` takes for one event. */
export function payloadOf({ id, version }: FloorCase, { type, data } = NOTE): string {
  const at = new Date().toISOString();
  const commandId = randomUUID();
  const event = {
    version,
    id: randomUUID(),
    type,
    data,
    sealed: SEALED,
    occurred_at: at,
    at,
    actor_kind: "api",
    actor_id: "env",
    command_id: commandId,
    prev_hash: HASH,
    hash: HASH,
  };
  return JSON.stringify({
    case: {
      id,
      version,
      fold: 0,
      state: STATE,
      card: CARD,
      last_hash: HASH,
      last_at: at,
      lifecycle: "open",
      status: "new",
      owner_team: "early-arrears",
      owner_user: null,
      on_hold: false,
      balance_minor: 1,
    },
    events: [event],
    owners: [],
    receivers: [],
    command: { actor: "api:env", id: commandId, body: HASH, from: version, to: version },
    values: [],
    notices: [],
  });
}
