/** What the admin pages show of the organisation. No customer's data; counts of cases only. */

import { validate as isUuid } from "uuid";
import type { Role } from "../../domain/codes.ts";
import type { Duty } from "../../domain/directory.ts";
import { type MoneyRules, moneyRulesOf } from "../../domain/money-rules.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { type ListAnswer, type Page, pageOf } from "../reads/directory-lists.ts";
import { noSuch } from "./refusals.ts";

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  teams: string[];
  /** Whether they have ever chosen a password. */
  joined: boolean;
  seenAt: string | null;
  /** Open cases that they hold. */
  open: number;
};

export async function listPeople(page: Page): Promise<ListAnswer<PersonRow>> {
  const { rows } = await pool().query<PersonRow>(`${PEOPLE} order by p.name, p.id`);
  return pageOf("admin-people", rows, ({ name, id }) => [name, id], page);
}

export async function readPerson(id: string): Promise<PersonRow> {
  if (!isUuid(id)) throw noSuch("person");
  const { rows } = await pool().query<PersonRow>(`${PEOPLE} where p.id = $1`, [id]);
  if (!rows[0]) throw noSuch("person");
  return rows[0];
}

const PEOPLE = `
  select p.id, p.name, p.email, p.role, p.active, p.password_hash is not null as joined,
    array(select team_slug from memberships where person_id = p.id order by 1) as teams,
    (select wire_time(max(seen_at)) from sessions where person_id = p.id) as "seenAt",
    (select count(*)::int from cases where owner_user = p.id and lifecycle = 'open') as open
  from people p`;

export type TeamRow = {
  slug: string;
  name: string;
  timeZone: string;
  calendar: string;
  hours: Record<string, [string, string][]>;
  firstActionMinutes: number;
  acceptMinutes: number;
  portfolios: string[];
  members: number;
  /** Duty that runs or is to come, in order. */
  duty: Duty[];
};

export async function listTeams(page: Page): Promise<ListAnswer<TeamRow>> {
  const { teams, people } = await currentDirectory();
  const now = new Date().toISOString();
  const rows = Object.values(teams).map(({ hours, duty, ...team }) => ({
    ...team,
    ...hours,
    members: Object.values(people).filter((one) => one.active && one.teams.includes(team.slug)).length,
    duty: duty.filter(({ until }) => until === null || until > now),
  }));
  return pageOf("admin-teams", rows as TeamRow[], ({ name, slug }) => [name, slug], page);
}

export type PortfolioRow = {
  slug: string;
  name: string;
  creditor: string;
  currency: string;
  jurisdiction: string;
  timeZone: string;
  defaultTeam: string;
  teams: string[];
  open: number;
  money: MoneyRules;
};

export async function listPortfolios(page: Page): Promise<ListAnswer<PortfolioRow>> {
  const { rows } = await pool().query<PortfolioRow>(
    `select f.slug, f.name, f.creditor, f.currency, f.jurisdiction, f.time_zone as "timeZone", f.default_team as "defaultTeam",
       f.money_rules as money, array(select team_slug from grants where portfolio_slug = f.slug order by 1) as teams,
       (select count(*)::int from cases where portfolio = f.slug and lifecycle = 'open') as open
     from portfolios f`,
  );
  const withRules = rows.map((row) => ({ ...row, money: moneyRulesOf(row) }));
  return pageOf("admin-portfolios", withRules, ({ name, slug }) => [name, slug], page);
}

export async function readOrganisation(): Promise<{ name: string; fallbackLead: string | null }> {
  const { rows } = await pool().query<{ name: string; fallbackLead: string | null }>(
    `select name, fallback_lead as "fallbackLead" from org`,
  );
  return rows[0] ?? { name: "Baton", fallbackLead: null };
}
