/** Duty: who is accountable for a team's untaken cases, by date. What has been stays as it was; only the future is set. */
import * as z from "zod";
import { isInstant } from "../../domain/calendar.ts";
import { worksCases } from "../../domain/directory.ts";
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { changeOrganisation } from "./change.ts";
import { requireTeam } from "./grants.ts";
import { instantField } from "./org-text.ts";
import { personOf, type StoredPerson } from "./people.ts";
import { invalidField, noSuch } from "./refusals.ts";

export const dutySchema = z.strictObject({
  /** Absent: from now. */
  from: instantField.optional(),
  /** Null: until further notice. */
  until: instantField.nullable(),
  lead: z.uuid(),
  deputy: z.uuid().nullable(),
});
export const fallbackSchema = z.strictObject({ person: z.uuid() });

/** Puts a lead and perhaps a deputy on duty; what was set for that time makes room. */
export async function setDuty(by: Identity, team: string, duty: z.output<typeof dutySchema>): Promise<void> {
  await changeOrganisation(by, "duty-set", async (client) => {
    await requireTeam(client, team);
    const now = await nowOf(client);
    const { from = now, until, lead, deputy } = duty;
    if (from < now) throw invalidField("from", "must not be in the past");
    if (until !== null && until <= from) throw invalidField("until", "must be after the start");
    await requireLead(client, "lead", lead);
    if (deputy !== null) await requireDeputy(client, deputy, lead);
    await clear(client, team, from, until);
    await client.query(
      "insert into duty (team_slug, during, lead_id, deputy_id) values ($1, tstzrange($2, $3), $4, $5)",
      [team, from, until, lead, deputy],
    );
    return { result: null, detail: { team, from, until, lead, deputy } };
  });
}

/** Ends the duty row that begins at `from`: at once when it runs, or before it begins. The fallback lead answers then. */
export async function endDuty(by: Identity, team: string, from: string): Promise<void> {
  if (!isInstant(from)) throw noSuch("duty row");
  await changeOrganisation(by, "duty-ended", async (client) => {
    await requireTeam(client, team);
    const now = await nowOf(client);
    const { rows } = await client.query<{ until: string | null; lead: string }>(
      `select wire_time(upper(during)) as until, lead_id as lead from duty
       where team_slug = $1 and coalesce(wire_time(lower(during)), $3) = $2 and (upper(during) is null or upper(during) > $4)`,
      [team, from, ALWAYS, now],
    );
    const row = rows[0];
    if (!row) throw noSuch("duty row");
    await clear(client, team, from < now ? now : from, row.until);
    return { result: null, detail: { team, from, until: row.until, lead: row.lead } };
  });
}

/** How a duty row without a beginning is named on the wire. */
const ALWAYS = "0001-01-01T00:00:00.000Z";

/** Names who answers for every team at every instant without a duty row. There is always one once it has been named. */
export async function setFallbackLead(by: Identity, person: string): Promise<void> {
  await changeOrganisation(by, "fallback-lead-set", async (client) => {
    await requireLead(client, "person", person);
    const { rows } = await client.query<{ before: string | null }>("select fallback_lead as before from org");
    const from = rows[0]?.before ?? null;
    if (from === person) return null;
    await client.query("update org set fallback_lead = $1, version = version + 1", [person]);
    return { result: null, detail: { from, to: person } };
  });
}

/** Cuts the time out of the team's rows; what lies before and after stays. */
async function clear(client: Client, team: string, from: string, until: string | null): Promise<void> {
  const { rows } = await client.query<{ pieces: string[]; lead: string; deputy: string | null }>(
    `with cut as (delete from duty where team_slug = $1 and during && tstzrange($2, $3) returning *)
     select array(select unnest(tstzmultirange(during) - tstzmultirange(tstzrange($2, $3)))::text) as pieces,
       lead_id as lead, deputy_id as deputy from cut`,
    [team, from, until],
  );
  for (const { pieces, lead, deputy } of rows) {
    await client.query(
      "insert into duty (team_slug, during, lead_id, deputy_id) select $1, unnest($2::text[])::tstzrange, $3, $4",
      [team, pieces, lead, deputy],
    );
  }
}

async function requireLead(client: Client, path: string, id: string): Promise<void> {
  const person = await knownPerson(client, path, id);
  if (!person.active || person.role !== "lead") throw invalidField(path, "must be an active team lead");
}

async function requireDeputy(client: Client, id: string, lead: string): Promise<void> {
  const person = await knownPerson(client, "deputy", id);
  if (id === lead) throw invalidField("deputy", "must be somebody else than the lead");
  if (!person.active || !worksCases(person.role)) {
    throw invalidField("deputy", "must be an active person whose role works cases");
  }
}

async function knownPerson(client: Client, path: string, id: string): Promise<StoredPerson> {
  const { rowCount } = await client.query("select 1 from people where id = $1", [id]);
  if (!rowCount) throw invalidField(path, "there is no such person");
  return personOf(client, id);
}

async function nowOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ now: string }>(
    "select wire_time(date_trunc('milliseconds', clock_timestamp())) as now",
  );
  return rows[0]?.now ?? ALWAYS;
}
