/** Sessions and one-time links that opened nothing for a long time are no longer kept: who was where and when is personal. */
import { pool } from "./database.ts";
import { onceADay } from "./once-a-day.ts";

const DAYS = 90;

/** Does so until it is stopped. Any number may. */
export function forgetOldSignIns(): { stop(): Promise<void> } {
  return onceADay("forgetting old sessions and links", forgetSignIns);
}

/** A person's last session stays, whatever its age: an admin sees when they were last here. */
const SESSIONS = `
  delete from sessions s
  where least(coalesce(s.ended_at, s.seen_at), s.seen_at) < now() - make_interval(days => $1)
    and exists (select from sessions later where later.person_id = s.person_id and later.seen_at > s.seen_at)`;
const LINKS = `
  delete from invitations where least(coalesce(used_at, expires_at), expires_at) < now() - make_interval(days => $1)`;

/** Returns how many rows are gone. */
export async function forgetSignIns(): Promise<number> {
  const sessions = await pool().query({ name: "forget-sessions", text: SESSIONS, values: [DAYS] });
  const links = await pool().query({ name: "forget-links", text: LINKS, values: [DAYS] });
  return (sessions.rowCount ?? 0) + (links.rowCount ?? 0);
}
