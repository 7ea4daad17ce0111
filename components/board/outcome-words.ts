import type { Names } from "#lib/domain/describe.ts";
import type { Owner } from "#lib/domain/events.ts";
import { OUTCOMES, type Outcome } from "#lib/domain/reassignment.ts";

/** A person and team, or a team's queue, in words. */
export function holderWords({ team, user }: Owner, names: Names): string {
  return user ? `${names.person(user)}, ${names.team(team)}` : `${names.team(team)}, not taken`;
}

type Told = { outcome: Outcome; owner?: Owner | null; by?: { kind: string; id: string }; changes?: string[] };

/** What became of a case, as the lead who asked needs to know it. */
export function outcomeWords({ outcome, owner, by, changes = [] }: Told, names: Names): string {
  if (outcome === "moved-meanwhile" && owner) {
    const who = by?.kind === "user" ? names.person(by.id) : by?.kind === "system" ? "Baton" : "another system";
    return `Moved meanwhile to ${holderWords(owner, names)} by ${who}`;
  }
  if (outcome === "changed" && changes.length > 0) {
    return `Changed since you looked: ${changes.map((type) => type.replaceAll("-", " ")).join(", ")}`;
  }
  if (outcome === "not-yours" && owner) return `Not in a team that you lead: ${holderWords(owner, names)}`;
  return OUTCOMES[outcome];
}

export function casesWords(count: number): string {
  return count === 1 ? "1 case" : `${count} cases`;
}
