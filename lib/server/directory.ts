import type { CalendarId, WorkingHours } from "../domain/calendar.ts";
import type { Jurisdiction, Role } from "../domain/codes.ts";
import type { Absence, Directory, Duty } from "../domain/directory.ts";
import type { MoneyRules } from "../domain/money-rules.ts";
import { pool } from "./database.ts";
import { processWide } from "./process-wide.ts";

type Row = {
  version: string;
  fallback_lead: string | null;
  teams: TeamRow[];
  people: PersonRow[];
  portfolios: PortfolioRow[];
};
type TeamRow = {
  slug: string;
  name: string;
  time_zone: string;
  calendar: CalendarId;
  hours: WorkingHours["hours"];
  first_action_minutes: number;
  accept_minutes: number;
  portfolios: string[];
  duty: Duty[];
};
type PersonRow = { id: string; name: string; role: Role; active: boolean; teams: string[]; absences: Absence[] };
type PortfolioRow = {
  slug: string;
  name: string;
  creditor: string;
  currency: string;
  jurisdiction: Jurisdiction;
  time_zone: string;
  default_team: string;
  money_rules: Partial<MoneyRules>;
};
type Querier = { query(sql: string): Promise<{ rows: unknown[] }> };

const READ = `
  select org.version, org.fallback_lead,
    (select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object(
        'portfolios', array(select portfolio_slug from grants where team_slug = t.slug order by 1),
        'duty', (select coalesce(jsonb_agg(jsonb_build_object(
            'from', coalesce(wire_time(lower(d.during)), '0001-01-01T00:00:00.000Z'), 'until', wire_time(upper(d.during)),
            'lead', d.lead_id, 'deputy', d.deputy_id) order by lower(d.during)), '[]')
          from duty d where d.team_slug = t.slug)) order by t.slug), '[]') from teams t) as teams,
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role, 'active', p.active,
        'teams', array(select team_slug from memberships where person_id = p.id order by 1),
        'absences', (select coalesce(jsonb_agg(jsonb_build_object('from', wire_time(lower(a.during)),
            'until', wire_time(upper(a.during)), 'cover', a.cover_id) order by lower(a.during)), '[]')
          from absences a where a.person_id = p.id and upper(a.during) > now()))), '[]') from people p) as people,
    (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from portfolios f) as portfolios
  from org`;

/** The organisation at `version` or newer; read again only when it has changed. Give the command's client inside one. */
export async function directoryAt(version: number, client?: Querier): Promise<Directory> {
  const known = cache().directory;
  if (known && known.version >= version) return known;
  return readDirectory(client);
}

/** The organisation as it is now: one small query tells whether the cached one still holds. */
export async function currentDirectory(): Promise<Directory> {
  const { rows } = await pool().query<{ version: string }>("select version from org");
  return directoryAt(Number(rows[0]?.version ?? 0));
}

/** The organisation as the caller's own transaction leaves it. Never remembered: that transaction may yet roll back. */
export async function directoryWithin(client: Querier): Promise<Directory> {
  const { rows } = await client.query(READ);
  return toDirectory(rows[0] as Row);
}

async function readDirectory(client: Querier = pool()): Promise<Directory> {
  const directory = await directoryWithin(client);
  const known = cache().directory;
  if (!known || known.version < directory.version) cache().directory = directory;
  return directory;
}

function toDirectory(row: Row): Directory {
  return {
    version: Number(row.version),
    fallbackLead: row.fallback_lead,
    people: bySlug(
      row.people,
      (person) => person.id,
      (person) => person,
    ),
    teams: bySlug(row.teams, (team) => team.slug, toTeam),
    portfolios: bySlug(row.portfolios, (portfolio) => portfolio.slug, toPortfolio),
  };
}

function toTeam(row: TeamRow) {
  const { slug, name, time_zone: timeZone, calendar, hours, portfolios, duty } = row;
  const minutes = { firstActionMinutes: row.first_action_minutes, acceptMinutes: row.accept_minutes };
  return { slug, name, hours: { timeZone, calendar, hours }, ...minutes, portfolios, duty };
}

function toPortfolio({ time_zone: timeZone, default_team: defaultTeam, money_rules: money, ...rest }: PortfolioRow) {
  return { ...rest, timeZone, defaultTeam, money };
}

/** Without a prototype, so that a slug such as `constructor` finds nothing. */
function bySlug<Row, T>(rows: Row[], key: (row: Row) => string, to: (row: Row) => T): Record<string, T> {
  return Object.assign(Object.create(null), Object.fromEntries(rows.map((row) => [key(row), to(row)])));
}

function cache(): { directory: Directory | null } {
  return processWide("directory", () => ({ directory: null }));
}
