import type { PersonView, TeamView } from "#lib/client/queries.ts";
import { worksCases } from "#lib/domain/directory.ts";
import type { Owner } from "#lib/domain/events.ts";

/** "queue" for the team's queue, else the person's id. */
export const QUEUE = "queue";

/** Teams that may be given cases of the portfolio. */
export function teamsFor(teams: readonly TeamView[], portfolio: string): TeamView[] {
  return teams.filter((team) => team.portfolios.includes(portfolio)).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Who of the team may be given the case; never who holds it there already. */
export function peopleFor(people: readonly PersonView[], team: string, owner: Owner): PersonView[] {
  return people
    .filter((one) => one.active && one.teams.includes(team) && worksCases(one.role))
    .filter((one) => !(owner.team === team && owner.user === one.id))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Whether the case may go to the team's queue: it is not waiting there already. */
export function queueIsOpen(team: string, owner: Owner): boolean {
  return !(owner.team === team && owner.user === null);
}
