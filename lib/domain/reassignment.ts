/** What becomes of each case when a lead reassigns many at once: the outcomes, and how they read. */
import type { Owner } from "./events.ts";

/** Stored data: an outcome is never renamed. */
export const OUTCOMES = {
  moved: "Moved",
  "moved-meanwhile": "Moved meanwhile by somebody else",
  changed: "Changed since you looked",
  "not-yours": "Not in a team that you lead",
  "not-found": "No such case, or not one you may open",
  "already-there": "There already",
  closed: "Closed",
  "team-not-granted": "That team does not work this portfolio",
  "person-not-eligible": "That person cannot own cases of that team",
  "person-away": "That person is away",
  refused: "Not possible",
} as const;
export type Outcome = keyof typeof OUTCOMES;

/** What stands beside an outcome: who holds the case now and who gave it to them, and what changed. Never personal. */
export type OutcomeFacts = {
  owner?: Owner;
  by?: { kind: string; id: string };
  changes?: string[];
  rule?: string;
};

const BY_RULE: Record<string, Outcome> = {
  "case-closed": "closed",
  "already-owner": "already-there",
  "team-not-granted": "team-not-granted",
  "person-not-eligible": "person-not-eligible",
  "key-never-owns": "person-not-eligible",
  "person-away": "person-away",
};

/** The outcome that a refusing rule amounts to. */
export function outcomeOfRule(rule: string): Outcome {
  return BY_RULE[rule] ?? "refused";
}
