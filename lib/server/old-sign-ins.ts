/** Sessions and one-time links that opened nothing for a long time are no longer kept: who was where and when is personal. */
import { pool } from "./database.ts";
import { onceADay } from "./once-a-day.ts";

const DAYS = 90;
/** Years of them, at the first start that forgets, are not one statement. */
const AT_ONCE = 10_000;

/** Does so until it is stopped. Any number may. */
export function forgetOldSignIns(): { stop(): Promise<void> } {
  return onceADay("forgetting old sessions and links", forgetSignIns);
}

/** A person's last session stays, whatever its age: an admin sees when they were last here. */
const SESSIONS = `
  with last as (select person_id, max(seen_at) as seen_at from sessions group by person_id)
  delete from sessions where id in (
    select s.id from sessions s join last on last.person_id = s.person_id and last.seen_at > s.seen_at
    where least(coalesce(s.ended_at, s.seen_at), s.seen_at) < now() - make_interval(days => $1) limit ${AT_ONCE})`;
const LINKS = `
  delete from invitations where least(coalesce(used_at, expires_at), expires_at) < now() - make_interval(days => $1)`;

/** Returns how many rows are gone. */
export async function forgetSignIns(): Promise<number> {
  const links = await pool().query({ name: "forget-links", text: LINKS, values: [DAYS] });
  let gone = links.rowCount ?? 0;
  for (let sessions = AT_ONCE; sessions === AT_ONCE; gone += sessions) {
    const { rowCount } = await pool().query({ name: "forget-sessions", text: SESSIONS, values: [DAYS] });
    sessions = rowCount ?? 0;
  }
  return gone;
}
