import type { Chance } from "../../../prisma/demo/chance.ts";
import type { CaseState } from "../../domain/case.ts";
import type { CommandInput, CommandType } from "../../domain/commands.ts";
import type { UserViewer } from "../../domain/permissions.ts";

export type Colleague = { id: string; teams: readonly string[] };
/** Who plays, and the portfolios that each team works. */
export type Cast = {
  colleagues: readonly Colleague[];
  /** Everybody of the demo who works cases, players or not. */
  people: readonly Colleague[];
  portfolios: Readonly<Record<string, readonly string[]>>;
};
/** Who looks on from a screen of their own, and to whom of them an offer may be made now. */
export type Guests = { watching: ReadonlySet<string>; mayBeOffered: readonly Colleague[] };

/** What a person looks at while making up their mind. Nothing else goes into a decision. */
export type Scene = {
  me: UserViewer;
  state: CaseState;
  now: string;
  chance: Chance;
  cast: Cast;
  guests: Guests;
  /** Who has the case on the screen, as far as it is known. */
  here: readonly string[];
  /** Whether the owning team's queue may lose one more case, and whether one more may be closed. */
  mayTake: boolean;
  mayClose: boolean;
};

export type Doing = "viewing" | "editing" | "on-call";
/** Something that people do: how readily on this case (0: not at all), and what they then say. */
export type Act<T extends CommandType = CommandType> = {
  command: T;
  doing: Doing;
  weight: (scene: Scene) => number;
  data: (scene: Scene) => CommandInput[T];
};

export function act<T extends CommandType>(row: Act<T>): Act<T> {
  return row;
}

/** The case is mine, or nobody's yet in a team of mine. */
export function isMine({ me, state: { owner } }: Scene): boolean {
  return owner.user === null ? me.teams.includes(owner.team) : owner.user === me.id;
}

/** Somebody who looks on owns the case or has it open: it is theirs to move. */
export function isGuests({ state: { owner }, guests: { watching }, here }: Scene): boolean {
  return (owner.user !== null && watching.has(owner.user)) || here.some((one) => watching.has(one));
}

export function minutesSince(instant: string, now: string): number {
  return (Date.parse(now) - Date.parse(instant)) / 60_000;
}

export function inMinutes(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

export function hasOpenDispute({ disputes }: CaseState): boolean {
  return disputes.some((one) => one.state.is === "open");
}
