/** Absences by date: who is away, who covers. At the beginning the system moves what they hold, as at a deactivation (moves.ts). */
import { validate as isUuid } from "uuid";
import * as z from "zod";
import { lastDayOf } from "../../domain/absence.ts";
import { addDays, atLocalTime, endOfDay, isDay, localDay } from "../../domain/calendar.ts";
import { type Directory, mayOwnIn } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { type Client, errorCode, pool } from "../database.ts";
import { type Identity, SYSTEM } from "../identity.ts";
import { newId } from "../ids.ts";
import { forbidden, Problem } from "../problem.ts";
import { changeOrganisation } from "./change.ts";
import { changeAndMove, type Leaving } from "./moves.ts";
import { slugField } from "./org-text.ts";
import { invalidField, noSuch } from "./refusals.ts";

const dayField = z.string().refine(isDay, "must be a real date, YYYY-MM-DD");

/** First and last day away, in the team's time zone. `cover` null: the teams' queues. */
export const absenceSchema = z.strictObject({
  person: z.uuid(),
  team: slugField,
  firstDay: dayField,
  lastDay: dayField,
  cover: z.uuid().nullable(),
});
type Said = z.output<typeof absenceSchema>;

/** A command that was decided just before the beginning is through by then. */
const SETTLED = "2 seconds";
const LONGEST_DAYS = 400;

/** Records that a person is away. Throws 422 for dates and people that cannot be, 409 when they are away then already. */
export async function recordAbsence(by: Identity, viewer: Viewer, directory: Directory, said: Said): Promise<string> {
  requireLeads(viewer, said.team);
  requirePeople(directory, said);
  const id = newId();
  const now = new Date().toISOString();
  const [from, until] = spanOf(directory, said, now);
  await changeOrganisation(by, "absence-recorded", async (client) => {
    await insert(client, by, id, said, from, until);
    return { result: null, detail: { absence: id, ...said, from, until } };
  });
  return id;
}

/** Takes one back before it begins, ends it now while it runs, and takes it off the board when it is over. */
export async function endAbsence(by: Identity, viewer: Viewer, id: string): Promise<void> {
  if (!isUuid(id)) throw noSuch("absence");
  await changeOrganisation(by, "absence-ended", async (client) => {
    const { rows } = await client.query<{ team: string; person: string; begun: boolean; over: boolean }>(
      `select team_slug as team, person_id as person, lower(during) <= now() as begun, upper(during) <= now() as over
       from absences where id = $1 for update`,
      [id],
    );
    const row = rows[0];
    if (!row) throw noSuch("absence");
    requireLeads(viewer, row.team);
    await client.query(!row.begun ? TAKE_BACK : row.over ? PUT_AWAY : END_NOW, [id]);
    return { result: null, detail: { absence: id, person: row.person } };
  });
}

const TAKE_BACK = "delete from absences where id = $1";
const PUT_AWAY = "update absences set given_back_at = clock_timestamp() where id = $1 and given_back_at is null";
const END_NOW =
  "update absences set during = tstzrange(lower(during), greatest(now(), lower(during) + interval '1 ms')) where id = $1";

/**
 * Begins every absence whose time has come. Any number of workers may: one of them moves the cases, once. One that cannot
 * begin keeps no other from it; the first failure is thrown at the end.
 */
export async function beginAbsences(): Promise<void> {
  const { rows } = await pool().query<{ id: string }>({
    name: "absences-to-begin",
    text: `select id from absences where began_at is null and lower(during) <= now() - interval '${SETTLED}'
           order by lower(during)`,
  });
  const failures: unknown[] = [];
  for (const { id } of rows) {
    await changeAndMove(SYSTEM, "absence-began", (client) => beginning(client, id)).catch((error: unknown) => {
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
}

type Due = { person: string; team: string; cover: string | null; until: string; zone: string; over: boolean };

async function beginning(client: Client, id: string): Promise<Leaving | null> {
  const { rows } = await client.query<Due>(
    `select a.person_id as person, a.team_slug as team, a.cover_id as cover, wire_time(upper(a.during)) as until,
       t.time_zone as zone, upper(a.during) <= now() as over
     from absences a join teams t on t.slug = a.team_slug where a.id = $1 and a.began_at is null for update of a`,
    [id],
  );
  const due = rows[0];
  if (!due) return null;
  const { person, cover, until, zone } = due;
  const reason = `Absence: the owner is away, last day ${lastDayOf({ until }, zone)}.`;
  const mark = "update absences set began_at = clock_timestamp(), moved = $2 where id = $1";
  return {
    // One that was over before anybody looked moves nothing: nobody is away.
    loss: due.over ? { of: "person", person, teams: [], reason } : { of: "absence", person, cover, reason },
    change: async () => ({
      detail: { absence: id, person, cover },
      keep: async (moved) => void (await client.query(mark, [id, moved])),
    }),
  };
}

function requireLeads(viewer: Viewer, team: string): void {
  if (viewer.kind === "api" && viewer.scopes.includes("admin")) return;
  if (viewer.kind === "user" && viewer.role === "admin") return;
  if (viewer.kind === "user" && viewer.role === "lead" && viewer.teams.includes(team)) return;
  throw forbidden("Only a lead of the team records who is away, or an admin.");
}

function requirePeople(directory: Directory, { person, team, cover }: Said): void {
  if (!directory.teams[team]) throw invalidField("team", "is not a team; see GET /api/v1/teams");
  if (!mayOwnIn(directory.people[person], team))
    throw invalidField("person", "must be somebody who works cases of the team");
  if (cover === person) throw invalidField("cover", "must be somebody else, or the queue");
  if (cover !== null && !mayOwnIn(directory.people[cover], team)) {
    throw invalidField("cover", "must be somebody who works cases of the team");
  }
}

/** From the first day's beginning (now, when that is today) to the last day's end, by the team's clock. */
function spanOf(directory: Directory, { team, firstDay, lastDay }: Said, now: string): [from: string, until: string] {
  const zone = directory.teams[team]?.hours.timeZone ?? "UTC";
  const today = localDay(now, zone);
  if (firstDay < today) throw invalidField("firstDay", "must be today or later");
  if (lastDay < firstDay) throw invalidField("lastDay", "must not be before the first day");
  if (lastDay > addDays(firstDay, LONGEST_DAYS)) throw invalidField("lastDay", `must be within ${LONGEST_DAYS} days`);
  return [firstDay === today ? now : atLocalTime(firstDay, "00:00", zone), endOfDay(lastDay, zone)];
}

async function insert(
  client: Client,
  by: Identity,
  id: string,
  said: Said,
  from: string,
  until: string,
): Promise<void> {
  const { person, team, cover } = said;
  try {
    await client.query(
      `insert into absences (id, person_id, team_slug, during, cover_id, created_by)
       values ($1, $2, $3, tstzrange($4, $5), $6, $7)`,
      [id, person, team, from, until, cover, by.actor.id],
    );
  } catch (error) {
    if (errorCode(error) !== "23P01") throw error;
    throw new Problem(409, "conflict", "This person is recorded as away in that time already.", {
      rule: "away-already",
    });
  }
}
