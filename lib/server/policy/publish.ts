/** A version of the contact policy comes into force, by a second person, and goes out of it again. */
import { differences, type Pack, type PackId, packAt, packFrom, valuesOf } from "../../domain/contact-policy/index.ts";
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { changeOrganisation } from "../org/change.ts";
import { invalidField, refused } from "../org/refusals.ts";
import { forbidden, Problem } from "../problem.ts";
import { latestOf, packOfName } from "./bases.ts";
import { requireSound } from "./draft-schema.ts";
import { changeDraft, requireCompliance, requireState } from "./drafts.ts";
import { packsAt } from "./packs.ts";
import type { PolicyRow } from "./policy-rows.ts";

type Moment = { now: string; place: number };

/**
 * Publishes what is in review, from now or from a later instant on (ISO 8601). Throws 403 for its author, 409 when it is
 * not what the asker has seen, 422 when a newer version was published since or the instant has passed.
 */
export function publishVersion(
  by: Identity,
  id: string,
  { revision, effectiveFrom }: { revision: number; effectiveFrom?: string | undefined },
): Promise<unknown> {
  return changeDraft(by, "policy-published", id, revision, async (client, row) => {
    if (row.author === by.actor.id) throw forbidden("A second person publishes: not the author of the draft.");
    requireState(row, "in-review");
    const latest = latestOf(await packsAt(undefined, client), row.pack);
    requireBase(row, latest);
    requireSound(row.changes, latest);
    const { now, place } = await momentOf(client, row.pack);
    const from = effectiveAt(effectiveFrom, now, latest);
    const version = nameOf(from, place);
    const pack = packFrom(latest, row.changes, version, from);
    await client.query(
      `update policy_versions set status = 'published', version = $2, stands = $3, reviewer = $4, place = $5, published_at = $6,
         effective_from = $7, revision = revision + 1 where id = $1`,
      [id, version, JSON.stringify(valuesOf(pack)), by.actor.id, place, now, from],
    );
    return { version, effectiveFrom: from, says: differences(latest, pack).map(({ says }) => says) };
  });
}

/** Returns to an earlier version at once: a new version equal to it, and every later one is out of force. Returns its name. */
export async function rollBack(by: Identity, id: PackId, asked: { to: string; reason: string }): Promise<string> {
  const name = await changeOrganisation(by, "policy-rolled-back", async (client) => {
    await requireCompliance(client, by);
    const versions = await packsAt(undefined, client);
    const to = packOfName(versions, id, asked.to);
    if (!to || to.withdrawnAt !== undefined) throw invalidField("to", "is no version that can be returned to");
    const latest = latestOf(versions, id);
    if (to.version === latest.version) throw refused("is-latest", "There is no later version to take out of force.");
    requireSound(valuesOf(to), latest);
    const { now, place } = await momentOf(client, id);
    const current = packAt(versions, id, Date.parse(now));
    await withdrawAfter(client, id, to.version, now);
    const version = nameOf(now, place);
    await insertReturn(client, by, { id, to, latest, current, version, now, place, reason: asked.reason });
    const says = differences(current, packFrom(to, {}, version, now)).map((one) => one.says);
    return { result: version, detail: { pack: id, version, to: to.version, effectiveFrom: now, says } };
  });
  return name ?? "";
}

type Return = Moment & { id: PackId; to: Pack; latest: Pack; current: Pack; version: string; reason: string };

async function insertReturn(client: Client, { actor }: Identity, given: Return): Promise<void> {
  const { id, to, latest, current, version, now, place, reason } = given;
  const stands = JSON.stringify(valuesOf(to));
  await client.query(
    `insert into policy_versions (id, pack, version, base, changes, stands, status, reason, author, rolls_back, place,
       published_at, effective_from)
     values ($1, $2, $3, $4, $5, $5, 'published', $6, $7, $8, $9, $10, $10)`,
    [newId(), id, version, current.version, stands, reason, actor.id, latest.version, place, now],
  );
}

/** Everything published after the version that is returned to, in force or to come. */
async function withdrawAfter(client: Client, id: PackId, to: string, now: string): Promise<void> {
  await client.query(
    `update policy_versions set status = 'rolled-back', withdrawn_at = $3 where pack = $1 and status = 'published'
       and place > coalesce((select place from policy_versions where pack = $1 and version = $2), 0)`,
    [id, to, now],
  );
}

function requireBase({ base }: PolicyRow, latest: Pack): void {
  if (base === latest.version) return;
  throw refused(
    "newer-version",
    `Version ${latest.version} was published after this draft was begun. Its author saves it again on top of that one.`,
    { latest: latest.version },
  );
}

/** The database's clock under the organisation's lock, and the next place among the pack's versions. */
async function momentOf(client: Client, pack: PackId): Promise<Moment> {
  const { rows } = await client.query<Moment>(
    `select wire_time(date_trunc('milliseconds', clock_timestamp())) as now,
       (select coalesce(max(place), 0) + 1 from policy_versions where pack = $1)::int as place`,
    [pack],
  );
  if (!rows[0]) throw new Problem(503, "unavailable", "The database gave no answer.");
  return rows[0];
}

function effectiveAt(asked: string | undefined, now: string, latest: Pack): string {
  const from = asked === undefined ? now : new Date(asked).toISOString();
  if (from < now) throw invalidField("effectiveFrom", "lies in the past; a version takes effect now or later");
  // What is to come was decided on top of what comes before it: their order stays.
  if (Date.parse(from) >= Date.parse(latest.effectiveFrom)) return from;
  throw refused(
    "scheduled-later",
    `Version ${latest.version}, which this one builds on, takes effect at ${latest.effectiveFrom}. Choose that instant or a later one, or roll it back first.`,
    { latest: latest.version },
  );
}

/** `2026-12-01.2`: the day on which it takes effect, in UTC, and its place among the pack's versions. */
function nameOf(effectiveFrom: string, place: number): string {
  return `${effectiveFrom.slice(0, 10)}.${place}`;
}
