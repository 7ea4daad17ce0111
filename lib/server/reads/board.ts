/** The lead's board: who holds how much, what waits, what is offered, per team that the reader leads or belongs to. */
import type { Board, OfferOnBoard, PersonOnBoard, TeamOnBoard } from "../../domain/board.ts";
import type { Directory } from "../../domain/directory.ts";
import { dutyLeadAt, worksCases } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { onCallNow } from "../live/on-call.ts";
import {
  acceptsToday,
  type HolderLoad,
  loadsOf,
  longestWaits,
  type OfferLoad,
  offerLoadsOf,
  sumOf,
} from "./board-loads.ts";
import { offersOf } from "./board-offers.ts";
import { boardTeams } from "./board-teams.ts";
import { readablePortfolios } from "./readable-case.ts";
import { whyNotOnBoard } from "./require-board.ts";

type Facts = {
  directory: Directory;
  at: string;
  loads: HolderLoad[];
  waits: Awaited<ReturnType<typeof longestWaits>>;
  offered: OfferLoad[];
  offers: OfferOnBoard[];
  onCall: ReadonlyMap<string, string>;
};

export async function readBoard(viewer: Viewer, directory: Directory): Promise<Board> {
  const teams = boardTeams(viewer, directory);
  const portfolios = readablePortfolios(viewer, directory);
  const [loads, waits, offered, offers, accepts] = await Promise.all([
    loadsOf(teams, portfolios),
    longestWaits(teams, portfolios),
    offerLoadsOf(teams, portfolios),
    offersOf(teams, portfolios),
    acceptsToday(teams, portfolios),
  ]);
  const at = new Date().toISOString();
  const facts = {
    directory,
    at,
    loads,
    waits,
    offered,
    offers,
    onCall: whyNotOnBoard(viewer) ? new Map() : onCallNow(),
  };
  return { items: teams.map((team) => teamOnBoard(team, facts)), at, offered: sumOf(offered), accepts };
}

function teamOnBoard(team: string, facts: Facts): TeamOnBoard {
  const { directory, at, waits } = facts;
  const mine = facts.loads.filter((row) => row.team === team);
  const touches = ({ fromTeam, toTeam }: { fromTeam: string; toTeam: string }) => fromTeam === team || toTeam === team;
  return {
    team,
    name: directory.teams[team]?.name ?? team,
    dutyLead: dutyLeadAt(directory, team, at),
    ...sumOf(mine),
    people: Object.values(directory.people)
      .filter((one) => holdsOrWorks(one, team, mine))
      .map((one) => personOnBoard(one, mine, facts)),
    waiting: { ...sumOf(mine.filter(({ user }) => user === null)), longest: waits.get(team) ?? null },
    offered: sumOf(facts.offered.filter(touches)),
    offers: facts.offers.filter(touches),
  };
}

type Person = Directory["people"][string];

function personOnBoard(
  { id, name, role, absences = [] }: Person,
  mine: HolderLoad[],
  { at, onCall }: Facts,
): PersonOnBoard {
  const absence = absences.find(({ until }) => until > at) ?? null;
  return {
    id,
    name,
    role,
    ...sumOf(mine.filter(({ user }) => user === id)),
    onCallSince: onCall.get(id) ?? null,
    absence,
  };
}

function holdsOrWorks(person: Person, team: string, loads: HolderLoad[]): boolean {
  const works = person.active && person.teams.includes(team) && worksCases(person.role);
  return works || loads.some(({ user }) => user === person.id);
}
