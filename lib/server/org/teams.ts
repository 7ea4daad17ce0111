/** Teams: their clock (time zone, week, calendar) and how long they have to act and to accept. */
import * as z from "zod";
import { calendarIds, weekdays } from "../../domain/calendar.ts";
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { changeOrganisation } from "./change.ts";
import { isSlug, nameField, slugField, timeZoneField } from "./org-text.ts";
import { noSuch } from "./refusals.ts";
import { settingsThatDiffer } from "./settings.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, "must be a time of day as HH:MM");
const span = z.tuple([time, time]).refine(([start, end]) => start < end, "must end after it starts");
const week = z
  .strictObject(Object.fromEntries(weekdays.map((day) => [day, z.array(span).max(4).optional()])))
  .refine((hours) => Object.values(hours).some((spans) => spans?.length), "must hold at least one span of hours");
const wholeMinutes = (least: number, most: number) =>
  z.int(`must be a whole number of minutes from ${least} to ${most}`).min(least).max(most);

const fields = {
  name: nameField,
  timeZone: timeZoneField,
  calendar: z.enum(calendarIds),
  hours: week,
  firstActionMinutes: wholeMinutes(1, 100_000),
  acceptMinutes: wholeMinutes(5, 2_880),
};
export const newTeamSchema = z.strictObject({ slug: slugField, ...fields });
export const teamChangeSchema = z.strictObject(fields).partial();

type Settings = z.output<typeof teamChangeSchema>;

export async function createTeam(by: Identity, team: z.output<typeof newTeamSchema>): Promise<void> {
  await changeOrganisation(by, "team-created", async (client) => {
    const { slug, ...settings } = team;
    const { rowCount } = await client.query("select 1 from teams where slug = $1", [slug]);
    if (rowCount) throw new Problem(409, "conflict", `There is a team ${slug} already.`, { rule: "slug-taken" });
    await client.query(
      `insert into teams (slug, name, time_zone, calendar, hours, first_action_minutes, accept_minutes)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [slug, ...columnsOf(settings)],
    );
    return { result: null, detail: { team: slug, ...settings } };
  });
}

/** Changes settings for what comes from now on: deadlines that are recorded stay as they are. */
export async function changeTeam(by: Identity, slug: string, change: Settings): Promise<void> {
  await changeOrganisation(by, "team-changed", async (client) => {
    const before = await settingsOf(client, slug);
    const differ = settingsThatDiffer(before, change);
    if (!differ) return null;
    const after = { ...before, ...differ.to };
    await client.query(
      `update teams set name = $2, time_zone = $3, calendar = $4, hours = $5, first_action_minutes = $6,
         accept_minutes = $7 where slug = $1`,
      [slug, ...columnsOf(after)],
    );
    return { result: null, detail: { team: slug, ...differ } };
  });
}

function columnsOf(settings: Required<Settings>): unknown[] {
  const { name, timeZone, calendar, hours, firstActionMinutes, acceptMinutes } = settings;
  return [name, timeZone, calendar, JSON.stringify(hours), firstActionMinutes, acceptMinutes];
}

async function settingsOf(client: Client, slug: string): Promise<Required<Settings>> {
  if (!isSlug(slug)) throw noSuch("team");
  const { rows } = await client.query<Required<Settings>>(
    `select name, time_zone as "timeZone", calendar, hours, first_action_minutes as "firstActionMinutes",
       accept_minutes as "acceptMinutes" from teams where slug = $1`,
    [slug],
  );
  if (!rows[0]) throw noSuch("team");
  return rows[0];
}
