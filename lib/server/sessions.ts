/**
 * Who is signed in. The cookie holds an encrypted token with the session's id; the row in `sessions` decides. A session
 * lives until it is ended, its person is deactivated or signs out everywhere (auth epoch), or nobody acts for too long.
 */
import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import { decode, type JWT } from "next-auth/jwt";
import type { Role } from "../domain/codes.ts";
import { announceAccessChange } from "./access-changes.ts";
import { cookiesIn } from "./cookies.ts";
import { type Client, inTransaction, pool } from "./database.ts";
import { env } from "./env.ts";
import { newId } from "./ids.ts";
import { processWide } from "./process-wide.ts";
import { logSignIn } from "./security-log.ts";

export type Session = {
  id: string;
  person: { id: string; name: string; email: string; role: Role };
  /** The last activity; the session ends `idleMinutes` after it. */
  seenAt: Date;
};
/** What the token in the cookie says. */
export type Claims = { sub: string; sid: string; epoch: number };

/** `__Host-` only over HTTPS: no other host can set it, and browsers refuse the prefix elsewhere. */
export function sessionCookie(): string {
  return env().publicUrl.startsWith("https:") ? "__Host-next-auth.session-token" : "next-auth.session-token";
}

/** The living session that these headers' cookie names, or null. One query. */
export async function sessionFromCookies(headers: Headers | IncomingHttpHeaders): Promise<Session | null> {
  const token = cookiesIn(headers)[sessionCookie()];
  const claims = token ? await claimsOf(token) : null;
  return claims ? findSession(claims.sid, claims) : null;
}

/** Whether the session still lives; sockets ask again when access changes and on the heal tick. */
export async function isSessionAlive(id: string): Promise<boolean> {
  return (await findSession(id)) !== null;
}

/** The same for all sockets of a node at once: those of these sessions that still live. */
export async function livingSessions(ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await pool().query<{ id: string }>({
    name: "living-sessions",
    text: `select s.id from sessions s join people p on p.id = s.person_id where s.id = any ($1::uuid[]) and ${LIVES}`,
    values: [ids, env().idleMinutes],
  });
  return new Set(rows.map(({ id }) => id));
}

/** The instant at which a session with this last activity ends if nobody acts. */
export function idleEnd(seenAt: Date): string {
  return new Date(seenAt.getTime() + env().idleMinutes * 60_000).toISOString();
}

const LIVES = `s.ended_at is null and p.active and s.auth_epoch = p.auth_epoch
    and s.seen_at > now() - make_interval(mins => $2)`;
const FIND = `
  select s.id, s.seen_at, s.auth_epoch, p.id as person_id, p.name, p.email, p.role
  from sessions s join people p on p.id = s.person_id
  where s.id = $1 and ${LIVES}`;

type Row = {
  id: string;
  seen_at: Date;
  auth_epoch: number;
  person_id: string;
  name: string;
  email: string;
  role: Role;
};

async function findSession(id: string, claims?: Claims): Promise<Session | null> {
  const { rows } = await pool().query<Row>({ name: "find-session", text: FIND, values: [id, env().idleMinutes] });
  const row = rows[0];
  if (!row || (claims && (row.person_id !== claims.sub || row.auth_epoch !== claims.epoch))) return null;
  const { person_id, name, email, role } = row;
  return { id: row.id, person: { id: person_id, name, email, role }, seenAt: row.seen_at };
}

/** Starts a session of a person who has just proved who they are. */
export async function startSession(personId: string, authEpoch: number): Promise<string> {
  const id = newId();
  await pool().query("insert into sessions (id, person_id, auth_epoch) values ($1, $2, $3)", [id, personId, authEpoch]);
  return id;
}

/**
 * The same for a password that was just verified; null when it is no longer theirs. Waits for a change of it that is under
 * way, and one that comes later finds this session to end.
 */
export async function startSessionKnowing(hash: string, personId: string, authEpoch: number): Promise<string | null> {
  const id = newId();
  const { rowCount } = await pool().query(
    `insert into sessions (id, person_id, auth_epoch)
     select $1, id, $3 from people where id = $2 and password_hash = $4 for share`,
    [id, personId, authEpoch, hash],
  );
  return rowCount === 1 ? id : null;
}

/** The person acted: the idle time starts again. A row that was written moments ago is left as it is. */
export async function noteActivity(session: Session): Promise<void> {
  const enough = Math.min(15_000, env().idleMinutes * 3_000);
  if (Date.now() - session.seenAt.getTime() >= enough) await renewSession(session.id);
}

/** Starts the idle time again and returns the last activity; null when the session has ended meanwhile. */
export async function renewSession(id: string): Promise<Date | null> {
  const { rows } = await pool().query<{ seen_at: Date }>(
    "update sessions set seen_at = clock_timestamp() where id = $1 and ended_at is null returning seen_at",
    [id],
  );
  return rows[0]?.seen_at ?? null;
}

/** Signs out one session of the person. */
export async function endSession(id: string, personId: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    "update sessions set ended_at = now() where id = $1 and person_id = $2 and ended_at is null",
    [id, personId],
  );
  announceAccessChange({ person: personId });
  if (rowCount === 1) logSignIn("signed-out", personId);
  return rowCount === 1;
}

/** Signs the person out everywhere, sockets too. */
export async function endAllSessions(personId: string): Promise<void> {
  await inTransaction((client) => endAllSessionsWithin(client, personId));
  announceAccessChange({ person: personId });
}

/** The same inside a transaction; announce the change of access after its commit. */
export async function endAllSessionsWithin(client: Client, personId: string): Promise<void> {
  await client.query("update people set auth_epoch = auth_epoch + 1 where id = $1", [personId]);
  await client.query("update sessions set ended_at = now() where person_id = $1 and ended_at is null", [personId]);
}

/** What the token says, or null for a forged or expired one. Decrypting costs more than the rest: remembered for a while. */
async function claimsOf(token: string): Promise<Claims | null> {
  const cache = processWide("claims", () => new LRUCache<string, Claims>({ max: 5_000, ttl: 300_000 }));
  const known = cache.get(token);
  if (known) return known;
  const claims = await decodeClaims(token);
  if (claims) cache.set(token, claims);
  return claims;
}

async function decodeClaims(token: string): Promise<Claims | null> {
  const { sub, sid, epoch } = (await decodeToken(token)) ?? {};
  return typeof sub === "string" && typeof sid === "string" && typeof epoch === "number" ? { sub, sid, epoch } : null;
}

/** What a token of ours says, made with today's secret or with one before it that still counts; null for any other. */
export async function decodeToken(token: string | undefined, salt?: string): Promise<JWT | null> {
  const { secret, previousSecrets } = env();
  for (const one of [secret, ...previousSecrets]) {
    try {
      return await decode({ token, secret: one, salt });
    } catch {
      // jose throws for every token that is not of this secret, or no longer valid.
    }
  }
  return null;
}
