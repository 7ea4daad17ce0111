/** What the desk needs to know of the organisation: teams, people, portfolios. No customer's data. */

import type { Directory } from "../../domain/directory.ts";
import { type Absence, dutyLeadAt, type Person, type Portfolio, type Team } from "../../domain/directory.ts";
import { type MoneyRules, moneyRulesOf } from "../../domain/money-rules.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import { openByOwner } from "./open-counts.ts";

export type Page = { limit: number; cursor?: string };
export type ListAnswer<T> = { items: T[]; nextCursor: string | null };
export type TeamAnswer = Pick<Team, "slug" | "name" | "firstActionMinutes" | "acceptMinutes" | "portfolios"> & {
  timeZone: string;
  calendar: string;
  hours: Team["hours"]["hours"];
  /** Who is accountable for untaken cases at this moment. */
  dutyLead: string | null;
  members: number;
  /** For those who lead the team, or read everything; else null. */
  open: number | null;
  waiting: number | null;
};
export type PersonAnswer = Omit<Person, "absences"> & {
  email?: string;
  open: number;
  /** The absence under way, or the next one. */
  absence: Absence | null;
};
export type PortfolioAnswer = Omit<Portfolio, "money"> & {
  /** Where a payment goes that names no debt, and whether naming one counts. */
  payments: Pick<MoneyRules, "debts" | "customersChoice">;
};

export async function readTeams(viewer: Viewer, directory: Directory, page: Page): Promise<ListAnswer<TeamAnswer>> {
  const list = pageOf("teams", Object.values(directory.teams), ({ slug }) => [slug, slug], page);
  const counts = await countsOf(countedTeams(viewer, directory));
  const now = new Date().toISOString();
  return { ...list, items: list.items.map((team) => teamAnswer(team, directory, now, counts.get(team.slug))) };
}

export async function readPeople(viewer: Viewer, directory: Directory, page: Page): Promise<ListAnswer<PersonAnswer>> {
  const list = pageOf("people", Object.values(directory.people), ({ name, id }) => [name, id], page);
  const [emails, open] = await Promise.all([emailsFor(viewer, list.items), openByOwner()]);
  const now = new Date().toISOString();
  const items = list.items.map(({ absences = [], ...person }) => ({
    ...person,
    ...emails.get(person.id),
    open: open.get(person.id) ?? 0,
    absence: absences.find(({ until }) => until > now) ?? null,
  }));
  return { ...list, items };
}

export function readPortfolios(directory: Directory, page: Page): ListAnswer<PortfolioAnswer> {
  const portfolios = Object.values(directory.portfolios).map(({ money, ...portfolio }) => {
    const { debts, customersChoice } = moneyRulesOf({ money });
    return { ...portfolio, payments: { debts, customersChoice } };
  });
  return pageOf("portfolios", portfolios, ({ slug }) => [slug, slug], page);
}

function teamAnswer(
  { slug, name, hours, firstActionMinutes, acceptMinutes, portfolios }: Team,
  directory: Directory,
  now: string,
  counts: Counts | undefined,
): TeamAnswer {
  const { timeZone, calendar } = hours;
  const minutes = { firstActionMinutes, acceptMinutes };
  const members = Object.values(directory.people).filter((one) => one.active && one.teams.includes(slug)).length;
  const dutyLead = dutyLeadAt(directory, slug, now);
  const { open = null, waiting = null } = counts ?? {};
  return {
    slug,
    name,
    timeZone,
    calendar,
    hours: hours.hours,
    ...minutes,
    portfolios,
    dutyLead,
    members,
    open,
    waiting,
  };
}

type Counts = { open: number; waiting: number };

function countedTeams(viewer: Viewer, directory: Directory): string[] {
  if (viewer.kind !== "user" || viewer.role === "compliance") return Object.keys(directory.teams);
  return viewer.role === "lead" ? [...viewer.teams] : [];
}

async function countsOf(teams: string[]): Promise<Map<string, Counts>> {
  if (teams.length === 0) return new Map();
  const { rows } = await pool().query<Counts & { team: string }>(
    `select team.slug as team, count(c.id)::int as open, count(c.id) filter (where c.owner_user is null)::int as waiting
     from unnest($1::text[]) as team (slug)
     left join cases c on c.owner_team = team.slug and c.lifecycle = 'open' group by team.slug`,
    [teams],
  );
  return new Map(rows.map((row) => [row.team, row]));
}

async function emailsFor(viewer: Viewer, people: Person[]): Promise<Map<string, { email: string }>> {
  const isAdmin = viewer.kind === "user" ? viewer.role === "admin" : viewer.kind === "api" && hasAdmin(viewer.scopes);
  if (!isAdmin) return new Map();
  const { rows } = await pool().query<{ id: string; email: string }>(
    "select id, email from people where id = any($1::uuid[])",
    [people.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, email }) => [id, { email }]));
}

function hasAdmin(scopes: readonly string[]): boolean {
  return scopes.includes("admin");
}

/** One page of what is held in memory, ordered by its key. */
export function pageOf<T>(
  list: string,
  all: T[],
  keyOf: (one: T) => [key: string, id: string],
  { limit, cursor }: Page,
): ListAnswer<T> {
  const after = cursor === undefined ? null : readCursor({ list }, cursor);
  const rest = all
    .map((one) => ({ one, at: keyOf(one) }))
    .sort((a, b) => compare(a.at, b.at))
    .filter(({ at }) => after === null || compare(at, [String(after.key), after.id]) > 0);
  const last = rest[limit - 1];
  const nextCursor = rest.length > limit && last ? makeCursor({ list }, { key: last.at[0], id: last.at[1] }) : null;
  return { items: rest.slice(0, limit).map(({ one }) => one), nextCursor };
}

function compare([a, idA]: [string, string], [b, idB]: [string, string]): number {
  if (a !== b) return a < b ? -1 : 1;
  return idA < idB ? -1 : idA > idB ? 1 : 0;
}
