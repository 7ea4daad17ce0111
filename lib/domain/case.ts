/**
 * The case: its state and the one fold, `evolve`. Pure and total; the server decides with it, pages render from it and
 * the browser stays current with it. Imports types only, so the browser bundle carries no schema library.
 */
import { evolveAffordability } from "./affordability-state.ts";
import { evolveCare } from "./care-state.ts";
import type { CaseState, DebtState } from "./case-state.ts";
import { evolveCharge } from "./charge-state.ts";
import { evolveComplaint } from "./complaint-state.ts";
import { evolveContact } from "./contact-state.ts";
import { evolveCustomerFacts, NOTHING_TOLD } from "./customer-facts-state.ts";
import { takenOn } from "./debt-state.ts";
import { evolveDispute } from "./dispute-state.ts";
import { withRemembered } from "./duplum-state.ts";
import { erasable } from "./erased.ts";
import type { CaseEvent, EventType } from "./events.ts";
import { deriveFigures } from "./figures.ts";
import { CLOSED, frozenFrom, frozenUntil } from "./freezes.ts";
import { evolveHandover } from "./handover-state.ts";
import { evolveHold } from "./holds-state.ts";
import { isMaterial } from "./material.ts";
import { evolveOutgoing } from "./outgoing-state.ts";
import { evolveOwner } from "./owner-state.ts";
import { evolvePay } from "./pay-state.ts";
import { evolvePayment } from "./payment-state.ts";
import { evolvePlan } from "./plan-state.ts";
import { evolvePromise } from "./promise-state.ts";
import { evolveReturn } from "./return-state.ts";

/**
 * Raise when `evolve` yields another state for the same events, and with every new type of event: stored snapshots are
 * then refolded when read, and an older process finds what it does not know.
 */
export const FOLD = 5;

/** Folds the first event, `case-opened`, into a state. */
export function openCase(event: Extract<CaseEvent, { type: "case-opened" }>): CaseState {
  const { portfolio, jurisdiction, currency, customer, debts, owner, firstActionDueAt } = event.data;
  return deriveFigures(
    {
      ref: event.caseRef,
      portfolio,
      jurisdiction,
      currency,
      lifecycle: { state: "open" },
      status: "new",
      customer: {
        id: customer.id,
        name: erasable(customer.name),
        masks: customer.masks ?? {},
        timeZones: customer.timeZones,
        adjustments: [],
      },
      owner: { ...owner, since: event.occurredAt },
      handover: null,
      debts: debts.map(takenOn),
      balanceMinor: 0,
      arrearsMinor: 0,
      arrangement: null,
      holds: [],
      disputes: [],
      complaints: [],
      nextAction: null,
      dueAt: null,
      lastContact: null,
      openedAt: event.occurredAt,
      version: event.version,
      materialVersion: 0,
      moneyVersion: event.version,
      firstActionDueAt,
      previousOwner: null,
      owners: [{ ...owner, since: event.occurredAt, version: event.version }],
      payments: [],
      creditMinor: 0,
      lastPromise: null,
      keptPromise: null,
      completedPlan: null,
      brokenPromises: [],
      lastPlan: null,
      refunds: [],
      chargebacks: [],
      affordability: null,
      paySession: null,
      payLinks: [],
      freezes: [],
      needs: [],
      recentContacts: [],
      attempted: false,
      spokenWith: false,
      contactFacts: NOTHING_TOLD,
      contacts: [],
      reservations: [],
    },
    event.at,
  );
}

/** The state after `event`. Total: unknown types and erased fields leave a usable state. Never mutates its input. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const next = withRemembered(state, applyEvent(state, event), event);
  const material = isMaterial(event.type) ? event.version : state.materialVersion;
  return deriveFigures({ ...next, version: event.version, materialVersion: material }, event.at);
}

/** Folds a whole log from its first event. Throws on an empty log or one that does not begin with `case-opened`. */
export function fold(events: readonly CaseEvent[]): CaseState {
  const [first, ...rest] = events;
  if (first?.type !== "case-opened") throw new Error("A case's log begins with case-opened.");
  return rest.reduce(evolve, openCase(first));
}

function applyEvent(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case "case-opened":
    case "note-added":
    case "entry-corrected":
      return state;
    case "debt-added":
      return { ...state, debts: [...state.debts, takenOn(event.data.debt)], moneyVersion: event.version };
    case "payment-received":
    case "payment-reversed":
    case "debt-paid":
    case "credit-applied":
    case "debt-owed-again":
      return evolvePayment(state, event);
    case "refund-requested":
    case "payment-refunded":
    case "refund-failed":
    case "chargeback-opened":
    case "chargeback-won":
    case "chargeback-lost":
      return evolveReturn(state, event);
    case "charge-added":
    case "interest-set":
    case "default-remedied":
    case "debt-adjusted":
    case "debt-written-off":
    case "default-recorded":
      return evolveCharge(state, event);
    case "plan-made":
    case "instalment-missed":
    case "instalment-skipped":
    case "instalment-moved":
    case "plan-review-due":
    case "plan-reviewed":
    case "plan-ended":
    case "plan-restored":
      return evolvePlan(state, event);
    case "affordability-assessed":
      return evolveAffordability(state, event);
    case "pay-link-made":
    case "pay-link-opened":
    case "pay-link-identified":
    case "pay-link-locked":
    case "pay-link-revoked":
    case "payment-started":
    case "payment-method-chosen":
    case "payment-failed":
    case "payment-pending":
    case "payment-abandoned":
      return evolvePay(state, event);
    case "hardship-told":
      return state;
    case "promise-made":
    case "promise-kept":
    case "promise-broken":
    case "promise-part-kept":
    case "promise-restored":
      return evolvePromise(state, event);
    case "contact-recorded":
      return evolveContact(state, event);
    case "next-action-set":
      return {
        ...state,
        nextAction: nextActionOf(event),
        firstActionDueAt: null,
      };
    case "contact-point-changed": {
      const masks = { ...state.customer.masks, [event.data.kind]: erasable(event.data.mask) };
      const { kind, verified } = event.data;
      const points = { ...state.contactFacts.points, [kind]: { verified, failed: null } };
      return { ...state, customer: { ...state.customer, masks }, contactFacts: { ...state.contactFacts, points } };
    }
    case "owner-changed":
      return evolveOwner(state, event);
    case "handover-offered":
    case "handover-accepted":
    case "handover-declined":
    case "handover-question-asked":
    case "handover-question-answered":
    case "handover-withdrawn":
    case "handover-expired":
    case "handover-readdressed":
      return evolveHandover(state, event);
    case "case-returned":
    case "case-reassigned":
      return state;
    case "dispute-opened":
    case "dispute-resolved":
      return evolveDispute(state, event);
    case "complaint-opened":
      return evolveComplaint(state, event);
    case "need-disclosed":
      return evolveCare(state, event);
    case "hold-placed":
    case "hold-lifted":
    case "hold-expired":
      return evolveHold(state, event);
    case "case-closed":
      return {
        ...state,
        lifecycle: { state: "closed", reason: event.data.reason, at: event.occurredAt },
        arrangement: null,
        nextAction: null,
        firstActionDueAt: null,
        freezes: frozenFrom(state.freezes, { holdId: CLOSED, from: event.occurredAt }),
      };
    case "case-reopened":
      return {
        ...state,
        lifecycle: { state: "open" },
        freezes: frozenUntil(state.freezes, CLOSED, event.occurredAt),
      };
    case "limitation-recorded": {
      const { debtId, timeBarred, raised } = event.data;
      return ofDebt(state, debtId, { limitation: { timeBarred, raised } });
    }
    case "channel-opted-out":
    case "channel-opted-in":
    case "cease-requested":
    case "cease-withdrawn":
    case "inconvenient-times-stated":
    case "representative-appointed":
    case "representative-ended":
    case "death-recorded":
    case "death-withdrawn":
    case "language-set":
    case "work-contact-stated":
    case "residence-set":
    case "contact-point-failed":
    case "contact-point-verified":
    case "customer-facts-carried":
      return evolveCustomerFacts(state, event);
    case "contact-scheduled":
    case "contact-cancelled":
    case "contact-blocked":
    case "contact-released":
    case "contact-put-off":
    case "contact-sent":
    case "contact-failed":
    case "contact-unknown":
    case "contact-delivered":
    case "contact-read":
    case "contact-bounced":
    case "contact-clicked":
    case "contact-parked":
    case "contact-retried":
    case "letter-returned":
    case "message-received":
    case "attempt-reserved":
    case "attempt-released":
    case "attempt-lapsed":
      return evolveOutgoing(state, event);
    default:
      return unknownEvent(state, event);
  }
}

function nextActionOf({ data, version }: EventOf<"next-action-set">): NonNullable<CaseState["nextAction"]> {
  const { what, dueAt, call } = data;
  return { what: erasable(what), dueAt, version, ...(call && { call }) };
}

function ofDebt(state: CaseState, id: string, told: Partial<DebtState>): CaseState {
  return { ...state, debts: state.debts.map((debt) => (debt.id === id ? { ...debt, ...told } : debt)) };
}

/** A type of a newer build: an older server shows what it knows and decides nothing, an older browser fetches the case. */
function unknownEvent(state: CaseState, _event: never): CaseState {
  return state;
}

export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;
export type * from "./case-state.ts";
