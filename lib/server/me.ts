/** What the asker knows of themselves, and what they choose for themselves. */
import * as z from "zod";
import { TOUR_STEPS } from "../domain/guided-tour.ts";
import { isRef } from "../domain/ref.ts";
import { pool } from "./database.ts";
import type { Visit } from "./door.ts";
import { env } from "./env.ts";
import { forbidden, Problem } from "./problem.ts";
import { endSession, idleEnd, renewSession, type Session } from "./sessions.ts";

export const preferencesSchema = z.strictObject({
  theme: z.enum(["light", "dark", "system"]).optional(),
  shortcuts: z.boolean().optional(),
  announcements: z.enum(["all", "important", "off"]).optional(),
  queue: z.enum(["list", "table"]).optional(),
  notifications: z.boolean().optional(),
  resultsSeen: z.iso.datetime({ precision: 3 }).optional(),
  tour: z
    .strictObject({
      open: z.boolean(),
      ref: z.string().refine(isRef).nullable(),
      done: z.array(z.enum(TOUR_STEPS)).max(TOUR_STEPS.length),
    })
    .optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** `GET /me`. */
export async function whoAmI(visit: Visit): Promise<object> {
  const { session, identity } = visit;
  if (!session) return { ...(await keyNamed(identity.actor.id)), role: "api", teams: [], scopes: identity.scopes };
  const [viewer, preferences] = await Promise.all([visit.viewer(), preferencesOf(session.person.id)]);
  const { teams, portfolios } = viewer.kind === "user" ? viewer : { teams: [], portfolios: [] };
  return { ...session.person, teams, portfolios, preferences, idleMinutes: env().idleMinutes };
}

/** The session of this visit. Throws 403 for a key, which has none. */
export function requireSession({ session }: Visit): Session {
  if (session) return session;
  throw forbidden("Only a person has sessions and preferences; this is a key.");
}

/** Merges what was chosen into what the person chose before. */
export async function prefer({ person }: Session, chosen: Preferences): Promise<Preferences> {
  const { rows } = await pool().query<{ preferences: Preferences }>(
    "update people set preferences = preferences || $2::jsonb where id = $1 returning preferences",
    [person.id, JSON.stringify(chosen)],
  );
  return rows[0]?.preferences ?? {};
}

/** `POST /me/activity`: the idle time starts again. Throws 401 when the session ended meanwhile. */
export async function stayActive({ id }: Session): Promise<object> {
  const seenAt = await renewSession(id);
  if (!seenAt) throw new Problem(401, "unauthorized", "Your session has ended. Sign in again.");
  return { idleMinutes: env().idleMinutes, endsAt: idleEnd(seenAt) };
}

/** `GET /me/sessions`: where the person is signed in, latest activity first. */
export async function listSessions({ id, person }: Session): Promise<object> {
  const { rows } = await pool().query<{ id: string; created_at: Date; seen_at: Date }>(
    `select s.id, s.created_at, s.seen_at from sessions s join people p on p.id = s.person_id
     where s.person_id = $1 and s.ended_at is null and s.auth_epoch = p.auth_epoch
       and s.seen_at > now() - make_interval(mins => $2)
     order by s.seen_at desc limit 200`,
    [person.id, env().idleMinutes],
  );
  const items = rows.map((row) => {
    const endsAt = idleEnd(row.seen_at);
    return { id: row.id, createdAt: row.created_at, seenAt: row.seen_at, endsAt, current: row.id === id };
  });
  return { items, nextCursor: null };
}

/** `DELETE /me/sessions/{id}`. Throws 404 for a session that is not the person's, or has ended. */
export async function signOutOf(id: string, { person }: Session): Promise<void> {
  const ended = z.uuid().safeParse(id).success && (await endSession(id, person.id));
  if (!ended) throw new Problem(404, "not-found", "There is no such session.");
}

async function preferencesOf(personId: string): Promise<Preferences> {
  const { rows } = await pool().query<{ preferences: Preferences }>("select preferences from people where id = $1", [
    personId,
  ]);
  return rows[0]?.preferences ?? {};
}

async function keyNamed(id: string): Promise<{ id: string; name: string; email: null }> {
  if (id === "env") return { id, name: "BATON_API_KEY", email: null };
  const { rows } = await pool().query<{ name: string }>("select name from api_keys where id = $1", [id]);
  return { id, name: rows[0]?.name ?? "", email: null };
}
