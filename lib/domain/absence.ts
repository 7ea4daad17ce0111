/** Who is away, and who covers: what a command asks before it gives somebody a case or an offer. */
import { localDay, plusMinutes } from "./calendar.ts";
import type { Context } from "./context.ts";
import { type Absence, type Directory, mayOwnIn } from "./directory.ts";
import { Refusal } from "./refusal.ts";

/** The absence under way at this instant, or null. */
export function absenceAt(directory: Directory, person: string, instant: string): Absence | null {
  const absences = directory.people[person]?.absences ?? [];
  return absences.find(({ from, until }) => from <= instant && instant < until) ?? null;
}

/** Refuses to give a case or an offer to somebody who is away; says until when and who covers (docs/decisions/absence.md). */
export function requirePresent(context: Context, team: string, user: string): void {
  const absence = absenceAt(context.directory, user, context.at);
  if (!absence) return;
  const { until } = absence;
  const cover = coverIn(team, absence.cover, context);
  const name = context.directory.people[user]?.name ?? "This person";
  const covering = cover ? `${context.directory.people[cover]?.name} covers` : "the team's queue covers";
  const zone = context.directory.teams[team]?.hours.timeZone ?? "UTC";
  throw new Refusal(
    "person-away",
    `${name} is away until ${lastDayOf(absence, zone)} (last day); ${covering}. Choose the cover, the queue or somebody else.`,
    { user, until, cover },
  );
}

/** Who of the team gets what the absent person leaves: the cover, if they may own there and are here themselves; else the queue. */
export function coverIn(team: string, cover: string | null, { directory, at }: Context): string | null {
  if (cover === null || !mayOwnIn(directory.people[cover], team)) return null;
  return absenceAt(directory, cover, at) ? null : cover;
}

/** The last calendar day of an absence, in the zone given. */
export function lastDayOf({ until }: Pick<Absence, "until">, timeZone: string): string {
  return localDay(plusMinutes(until, -1), timeZone);
}
