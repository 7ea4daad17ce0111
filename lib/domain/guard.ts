import type { CommandType } from "./commands.ts";

/** Commands that the stale-action guard protects (column G of http-api.md 2). */
const GUARDED: ReadonlySet<string> = new Set<CommandType>([
  "make-promise",
  "offer-handover",
  "accept-handover",
  "return-case",
  "reassign",
  "resolve-dispute",
  "lift-hold",
  "close-case",
  "reopen-case",
  "schedule-contact",
  "make-plan",
  "skip-instalment",
  "move-instalment",
  "end-plan",
  "adjust-debt",
  "write-off-debt",
  "refund-payment",
]);

export function isGuarded(type: string): boolean {
  return GUARDED.has(type);
}

/** Whether something material happened after the version that the actor's decision rests on. Without one: never. */
export function isStale(type: string, basedOn: number | undefined, materialVersion: number): boolean {
  return basedOn !== undefined && isGuarded(type) && basedOn < materialVersion;
}
