import type { Person, Portfolio } from "../../domain/directory.ts";
import { worksCases } from "../../domain/directory.ts";
import type { ApiLine } from "./api-line.ts";
import { noDemo } from "./running-demo.ts";
import type { Cast, Colleague, Guests } from "./scene.ts";

type Team = { slug: string; portfolios: string[]; waiting: number | null };
export type Player = Pick<Person, "id" | "name" | "role" | "teams"> & { email: string };
type Listed = Person & { email?: string };

const EMPTY_BELOW = 2;
/** The contract's demo promises five cases that wait untaken; a colleague leaves one more. */
const ENTRY_BELOW = 6;
const CLOSES = 5;
const WRITTEN_KEPT = 40;
/** Whoever looks on is offered a case this often at most: it is their day too, but not their inbox's. */
const OFFER_EVERY_MS = 150_000;

/** What the players share: who plays, how full the queues are, and how much may still be closed. */
export class DeskFacts {
  readonly cast: Cast;
  readonly portfolios: readonly Portfolio[];
  closesLeft = CLOSES;
  #waiting = new Map<string, number>();
  #watching: ReadonlySet<string> = new Set();
  #offeredAt = new Map<string, number>();
  #written: string[] = [];

  constructor(cast: Cast, portfolios: readonly Portfolio[]) {
    this.cast = cast;
    this.portfolios = portfolios;
  }

  learn(teams: readonly Team[]): void {
    this.#waiting = new Map(teams.map(({ slug, waiting }) => [slug, waiting ?? 0]));
  }

  /** These people look on now. Who has just come is not asked for anything at once. */
  meet(watching: readonly string[], now: number): void {
    for (const id of watching) if (!this.#watching.has(id)) this.#offeredAt.set(id, now - OFFER_EVERY_MS / 2);
    this.#watching = new Set(watching);
  }

  guests(now: number): Guests {
    const isRested = ({ id }: Colleague) => now - (this.#offeredAt.get(id) ?? 0) > OFFER_EVERY_MS;
    const mayBeOffered = this.cast.people.filter((one) => this.#watching.has(one.id) && isRested(one));
    return { watching: this.#watching, mayBeOffered };
  }

  offered(person: string, now: number): void {
    this.#offeredAt.set(person, now);
  }

  /** A message went to the customer of this case. */
  wrote(ref: string): void {
    this.#written = [ref, ...this.#written.filter((one) => one !== ref)].slice(0, WRITTEN_KEPT);
  }

  /** The cases whose customers have something to read, the last first. */
  get written(): readonly string[] {
    return this.#written;
  }

  took(team: string): void {
    this.#waiting.set(team, (this.#waiting.get(team) ?? 0) - 1);
  }

  mayTake(team: string): boolean {
    return (this.#waiting.get(team) ?? 0) > this.#floor(team);
  }

  /** Portfolios whose new cases go to a queue that has none to spare. */
  shortPortfolios(): Portfolio[] {
    return this.portfolios.filter(({ defaultTeam }) => (this.#waiting.get(defaultTeam) ?? 0) <= ENTRY_BELOW + 2);
  }

  #floor(team: string): number {
    return this.portfolios.some(({ defaultTeam }) => defaultTeam === team) ? ENTRY_BELOW : EMPTY_BELOW;
  }
}

/** Asks the running demo who works there. Throws an Error in words when it is no demo. */
export async function readDesk(line: ApiLine, people: number): Promise<{ facts: DeskFacts; players: Player[] }> {
  const first = await line.ask("GET", "/people?limit=200");
  if (first.status === 401) {
    throw new Error(
      `Baton at ${line.url} does not know this demo key: another data folder started it. Set BATON_DATA_DIR.`,
    );
  }
  const teams = await readTeams(line);
  const portfolios = Object.fromEntries(teams.map((team) => [team.slug, team.portfolios]));
  const all = demoWorkers((first.body.items ?? []) as Listed[], portfolios);
  if (all.length === 0) throw new Error(noDemo(line.url, "it has no demo people who work cases"));
  const players = inTurn(all).slice(0, people);
  const { items } = await line.get<{ items: Portfolio[] }>("/portfolios?limit=200");
  const facts = new DeskFacts({ colleagues: players, people: all, portfolios }, items);
  facts.learn(teams);
  facts.meet(await readWatching(line), performance.now());
  return { facts, players };
}

export function readTeams(line: ApiLine): Promise<Team[]> {
  return line.list<Team>("/teams?limit=200");
}

/** Who looks on from a screen of their own. */
export async function readWatching(line: ApiLine): Promise<string[]> {
  const { status, body } = await line.ask("GET", "/demo/day");
  return status === 200 ? ((body.watching as string[] | null) ?? []) : [];
}

/** Demo people who can read a case and act on it. */
function demoWorkers(people: readonly Listed[], portfolios: Cast["portfolios"]): Player[] {
  return people
    .flatMap(({ email, ...person }) => (email?.endsWith("@baton.example") ? [{ ...person, email }] : []))
    .filter(({ active, role, teams }) => active && worksCases(role) && teams.some((team) => portfolios[team]?.length))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One of each team, then the next of each: few people still hand over. A team's first comes last, for whoever looks on. */
export function inTurn(people: readonly Player[]): Player[] {
  const teams = Object.values(Object.groupBy(people, ({ teams: [team = ""] }) => team)).map((team = []) => {
    const workers = team.filter(({ role }) => role !== "lead");
    const leads = team.filter(({ role }) => role === "lead");
    const [first, ...others] = workers;
    return others.length > 0 && first ? [...others, ...leads, first] : [...workers, ...leads];
  });
  const rounds = Math.max(0, ...teams.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => teams.flatMap((team) => team[round] ?? [])).flat();
}
