/** Which facts are the customer's: told on one case, written on all of theirs. */
import type { CaseState, Hold } from "./case.ts";
import type { HoldKind } from "./codes.ts";
import type { Command } from "./commands.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import type { EventType, NewEvent } from "./events.ts";
import { OPTED_OUT_AT_PROVIDER } from "./provider-codes.ts";

/** Types of event that say something of the customer, on every case of theirs. */
const CUSTOMER_FACTS: ReadonlySet<EventType> = new Set<EventType>([
  "channel-opted-out",
  "channel-opted-in",
  "cease-requested",
  "cease-withdrawn",
  "inconvenient-times-stated",
  "representative-appointed",
  "representative-ended",
  "death-recorded",
  "death-withdrawn",
  "language-set",
  "work-contact-stated",
  "residence-set",
  "contact-point-failed",
  "contact-point-verified",
  "contact-point-changed",
  "need-disclosed",
]);

/** Holds that protect the person, whatever the debt. */
const WIDE_HOLDS: ReadonlySet<HoldKind> = new Set([
  "breathing-space",
  "mental-health-crisis",
  "debt-advice",
  "debt-review",
  "insolvency",
  "vulnerability",
]);

export function isWideHold({ kind, debtId }: Pick<Hold, "kind" | "debtId">): boolean {
  return WIDE_HOLDS.has(kind) && debtId === undefined;
}

/** Commands that may tell something of the customer: they lock the customer and all of their cases first. */
const TELLING: ReadonlySet<Command["type"]> = new Set<Command["type"]>([
  "record-opt-out",
  "record-opt-in",
  "record-cease-request",
  "withdraw-cease-request",
  "state-inconvenient-times",
  "appoint-representative",
  "end-representation",
  "record-death",
  "withdraw-death",
  "set-language",
  "state-work-contact",
  "set-residence",
  "fail-contact-point",
  "verify-contact-point",
  "change-contact-point",
  "record-disclosure",
  "lift-hold",
  "return-letter",
]);
const TOLD_BY_OUTCOME: ReadonlySet<string> = new Set([
  "right-party-disclosure",
  "cease-contact",
  "represented",
  "deceased",
  "insolvent",
  "language-barrier",
  "wrong-number",
  "disconnected",
]);

export function mayReachAllCases(command: Command): boolean {
  if (TELLING.has(command.type)) return true;
  if (command.type === "place-hold") return isWideHold(command.data);
  if (command.type === "record-contact") return TOLD_BY_OUTCOME.has(command.data.disposition);
  return command.type === "settle-contact" && tellsOfTheCustomer(command.data.outcome);
}

/** A bounce says that an address is no good, a refusal that the customer told the provider to stop. */
function tellsOfTheCustomer(outcome: ContactOutcome): boolean {
  return outcome.is === "bounced" || (outcome.is === "failed" && outcome.code === OPTED_OUT_AT_PROVIDER);
}

/** What lets a contact go or keeps one of the attempts that the law allows: one at a time for a customer, over all cases. */
export function takesAnAttempt({ type }: Command): boolean {
  return type === "reserve-attempt" || type === "dispatch-contact" || type === "print-letter";
}

/** Of what was decided on `state`, the facts that the customer's other cases get too. */
export function reachingAllCases(facts: readonly NewEvent[], state: CaseState): NewEvent[] {
  return facts.filter((fact) => {
    if (fact.type === "hold-placed") return isWideHold(fact.data);
    if (fact.type === "hold-lifted")
      return state.holds.some((hold) => hold.id === fact.data.holdId && isWideHold(hold));
    return CUSTOMER_FACTS.has(fact.type);
  });
}

/** What of it is news to another case of the customer. */
export function newsTo(other: CaseState, facts: readonly NewEvent[]): NewEvent[] {
  return facts.filter((fact) => fact.type !== "hold-lifted" || other.holds.some(({ id }) => id === fact.data.holdId));
}
