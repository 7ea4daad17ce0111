/** The lead's board: who holds how much, what waits, what is offered, per team that the reader leads or belongs to. */
import type { Directory } from "../../domain/directory.ts";
import { dutyLeadAt } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { type OfferOnBoard, offersOf } from "./board-offers.ts";
import { readablePortfolios } from "./readable-case.ts";

export type Load = {
  open: number;
  dueInHour: number;
  overdue: number;
  onHold: number;
  oldestUntouched: { ref: string; at: string } | null;
};
export type PersonOnBoard = Load & { id: string; name: string };
export type TeamOnBoard = Load & {
  team: string;
  name: string;
  dutyLead: string | null;
  people: PersonOnBoard[];
  /** Untaken: the duty lead is accountable. */
  waiting: Load & { longest: { ref: string; since: string } | null };
  /** Offered and not yet accepted, by this team or to it, first to expire first. */
  offers: OfferOnBoard[];
};
export type BoardAnswer = { items: TeamOnBoard[]; at: string };

type Row = Load & { team: string; user: string | null };

export async function readBoard(viewer: Viewer, directory: Directory): Promise<BoardAnswer> {
  const teams = boardTeams(viewer, directory);
  const portfolios = readablePortfolios(viewer, directory);
  const [loads, waits, offers] = await Promise.all([
    loadsOf(teams, portfolios),
    longestWaits(teams, portfolios),
    offersOf(teams, portfolios),
  ]);
  const at = new Date().toISOString();
  const items = teams.map((team) => teamOnBoard(team, directory, at, loads, waits, offers));
  return { items, at };
}

function boardTeams(viewer: Viewer, directory: Directory): string[] {
  const all = Object.keys(directory.teams);
  if (viewer.kind !== "user" || viewer.role === "compliance") return all;
  return all.filter((slug) => viewer.teams.includes(slug));
}

function teamOnBoard(
  team: string,
  directory: Directory,
  at: string,
  loads: Row[],
  waits: Map<string, { ref: string; since: string }>,
  offers: OfferOnBoard[],
): TeamOnBoard {
  const mine = loads.filter((row) => row.team === team);
  const waiting = loadOf(mine.filter(({ user }) => user === null));
  const members = Object.values(directory.people).filter((one) => holdsOrWorks(one, team, mine));
  return {
    team,
    name: directory.teams[team]?.name ?? team,
    dutyLead: dutyLeadAt(directory, team, at),
    ...loadOf(mine),
    people: members.map(({ id, name }) => ({ id, name, ...loadOf(mine.filter(({ user }) => user === id)) })),
    waiting: { ...waiting, longest: waits.get(team) ?? null },
    offers: offers.filter(({ fromTeam, toTeam }) => fromTeam === team || toTeam === team),
  };
}

function holdsOrWorks(person: Directory["people"][string], team: string, loads: Row[]): boolean {
  return (person.active && person.teams.includes(team)) || loads.some(({ user }) => user === person.id);
}

/** The sum of some rows. */
function loadOf(rows: Row[]): Load {
  const total = (pick: (row: Row) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const oldest = rows.flatMap((row) => row.oldestUntouched ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
  return {
    open: total((row) => row.open),
    dueInHour: total((row) => row.dueInHour),
    overdue: total((row) => row.overdue),
    onHold: total((row) => row.onHold),
    oldestUntouched: oldest[0] ?? null,
  };
}

async function loadsOf(teams: string[], portfolios: string[]): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `select owner_team as team, owner_user as user, count(*)::int as open,
       count(*) filter (where due_at > now() and due_at <= now() + interval '1 hour')::int as "dueInHour",
       count(*) filter (where due_at <= now())::int as overdue, count(*) filter (where on_hold)::int as "onHold",
       jsonb_build_object('ref', (array_agg(ref order by updated_at, id))[1], 'at', wire_time(min(updated_at))) as "oldestUntouched"
     from cases where lifecycle = 'open' and owner_team = any($1) and portfolio = any($2)
     group by owner_team, owner_user`,
    [teams, portfolios],
  );
  return rows;
}

async function longestWaits(teams: string[], portfolios: string[]) {
  const { rows } = await pool().query<{ team: string; ref: string; since: string }>(
    `select distinct on (c.owner_team) c.owner_team as team, c.ref, wire_time(began.occurred_at) as since
     from cases c
     join ownership o on o.case_id = c.id and upper_inf(o.during)
     join events began on began.case_id = c.id and began.version = lower(o.during)
     where c.lifecycle = 'open' and c.owner_user is null and c.owner_team = any($1) and c.portfolio = any($2)
     order by c.owner_team, began.occurred_at, c.id`,
    [teams, portfolios],
  );
  return new Map(rows.map(({ team, ref, since }) => [team, { ref, since }]));
}
