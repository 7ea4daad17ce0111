import type { Sort } from "#components/board/board-state.ts";
import type { State } from "#lib/client/board.ts";
import type { Load, PersonOnBoard, TeamOnBoard } from "#lib/domain/board.ts";

const NUMBER: Record<State, (load: Load) => number> = {
  open: (load) => load.open,
  due: (load) => load.dueInHour,
  overdue: (load) => load.overdue,
  hold: (load) => load.onHold,
};

export function numberOf(load: Load, state: State): number {
  return NUMBER[state](load);
}

/** Teams and people of the board that the filters leave. */
export function filtered(teams: TeamOnBoard[], team: string | null, state: State | null): TeamOnBoard[] {
  return teams
    .filter((one) => team === null || one.team === team)
    .map((one) => ({ ...one, people: one.people.filter((person) => state === null || numberOf(person, state) > 0) }));
}

/** The order of the rows: team after team by name, people within by the sort; equals by name. */
export function ordered(teams: TeamOnBoard[], sort: Sort): string[] {
  return teams
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ team, people }) => people.toSorted(by(sort)).map(({ id }) => `${team} ${id}`));
}

function by(sort: Sort): (a: PersonOnBoard, b: PersonOnBoard) => number {
  const byName = (a: PersonOnBoard, b: PersonOnBoard) => a.name.localeCompare(b.name);
  if (sort === "name") return byName;
  if (sort === "oldest") return (a, b) => age(a).localeCompare(age(b)) || byName(a, b);
  return (a, b) => numberOf(b, sort) - numberOf(a, sort) || byName(a, b);
}

function age({ oldestUntouched }: Load): string {
  return oldestUntouched?.at ?? "9999";
}

/** The sum of several loads. */
export function summed(loads: Load[]): Load {
  const total = (state: State) => loads.reduce((sum, load) => sum + numberOf(load, state), 0);
  const oldest = loads.flatMap(({ oldestUntouched }) => oldestUntouched ?? []).sort((a, b) => a.at.localeCompare(b.at));
  return {
    open: total("open"),
    dueInHour: total("due"),
    overdue: total("overdue"),
    onHold: total("hold"),
    oldestUntouched: oldest[0] ?? null,
  };
}
