/** A browser that came by a pay link. Its cookie is HttpOnly and of this page alone; only the cookie's hash is kept. */
import { hash } from "node:crypto";
import { cookiesIn } from "../cookies.ts";
import { pool } from "../database.ts";
import { env } from "../env.ts";
import { freshBytes } from "../fresh-bytes.ts";
import { onceADay } from "../once-a-day.ts";
import { LINK_COLUMNS, LINK_TABLES, type Link } from "./link.ts";
import { forgetOldTries } from "./tries.ts";

/** What was chosen on the way to paying or to a plan, so that each page can be gone back to. */
export type Draft = Record<string, string>;
export type Visit = { hash: Buffer; identified: boolean; draft: Draft; link: Link };

const COOKIE = "baton_pay";
/** Who has shown that it is they are asked again after so long without a touch; longer than a gateway keeps a payment open. */
const MINUTES_KNOWN = 60;
/** And after so long in any case: a page that waits for a bank touches it by itself, on whoever's computer it stands. */
const HOURS_KNOWN = 12;
const HOURS_KEPT = 24;

/** Begins a visit. Old ones of the same link go: mail scanners begin many. Returns the cookie. */
export async function beginVisit({ id }: Pick<Link, "id">, identified = false, draft: Draft = {}): Promise<string> {
  const token = freshBytes(32).toString("base64url");
  await pool().query(
    `with gone as (delete from pay_visits where link_id = $2 and seen_at < clock_timestamp() - make_interval(hours => ${HOURS_KEPT}))
     insert into pay_visits (hash, link_id, identified_at, draft)
     values ($1, $2, case when $3 then clock_timestamp() end, $4)`,
    [hashOf(token), id, identified, draft],
  );
  return cookieOf(token, HOURS_KEPT * 3_600);
}

/** The visit of the request's cookie; null without one, and for one that has grown old. */
export async function visitOf({ headers }: Request): Promise<Visit | null> {
  const token = cookiesIn(headers)[COOKIE];
  if (!token || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const { rows } = await pool().query<Link & Omit<Visit, "link">>({
    name: "pay-visit",
    text: `with seen as (
        update pay_visits set seen_at = clock_timestamp(),
          identified_at = case when seen_at > clock_timestamp() - make_interval(mins => ${MINUTES_KNOWN})
            and identified_at > clock_timestamp() - make_interval(hours => ${HOURS_KNOWN}) then identified_at end
        where hash = $1 and seen_at > clock_timestamp() - make_interval(hours => ${HOURS_KEPT})
        returning hash, link_id, identified_at, draft)
      select v.hash, v.identified_at is not null as identified, v.draft, ${LINK_COLUMNS}
      from seen v join ${LINK_TABLES} on l.id = v.link_id`,
    values: [hashOf(token)],
  });
  const [row] = rows;
  if (!row) return null;
  const { hash: visitHash, identified, draft, ...link } = row;
  return { hash: visitHash, identified, draft, link };
}

/** Under a new cookie from now on: whoever planted the old one has nothing of it. */
export async function rotate(visit: Visit): Promise<string> {
  const cookie = await beginVisit(visit.link, true, visit.draft);
  await pool().query("delete from pay_visits where hash = $1", [visit.hash]);
  return cookie;
}

/** Changes what is named and leaves the rest of the draft. */
export async function keepDraft({ hash: visitHash }: Visit, draft: Draft): Promise<void> {
  await pool().query("update pay_visits set draft = draft || $2::jsonb where hash = $1", [visitHash, draft]);
}

/** Every visit that nobody can go on with, and tries that count no more, once a day. Any number of processes may. */
export function forgetOldVisits(): { stop(): Promise<void> } {
  return onceADay("forgetting old visits of the pay page", async () => {
    await forgetOldTries();
    const { rowCount } = await pool().query(
      `delete from pay_visits where seen_at < clock_timestamp() - make_interval(hours => ${HOURS_KEPT})`,
    );
    return rowCount ?? 0;
  });
}

function cookieOf(token: string, seconds: number): string {
  const secure = env().publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${COOKIE}=${token}; Path=/pay; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function hashOf(token: string): Buffer {
  return hash("sha256", token, "buffer");
}
