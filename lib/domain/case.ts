/**
 * The case: its state and the one fold, `evolve`. Pure and total; the server decides with it, pages render from it and
 * the browser stays current with it. Imports types only, so the browser bundle carries no schema library.
 */

import { evolveCare } from "./care-state.ts";
import type * as c from "./codes.ts";
import { evolveComplaint } from "./complaint-state.ts";
import { evolveContact } from "./contact-state.ts";
import type { DispositionSlug } from "./dispositions.ts";
import { evolveDispute } from "./dispute-state.ts";
import { erasable } from "./erased.ts";
import type { Allocation, CaseEvent, Debt, EventType, Fact, Owner } from "./events.ts";
import { deriveFigures } from "./figures.ts";
import { evolveHandover } from "./handover-state.ts";
import { evolveHold } from "./holds-state.ts";
import { isMaterial } from "./material.ts";
import { evolveOwner } from "./owner-state.ts";
import { evolvePayment } from "./payment-state.ts";
import { evolvePromise } from "./promise-state.ts";

/** Raise when `evolve` yields another state for the same events: stored snapshots are then refolded when read. */
export const FOLD = 1;

export type Hold = {
  id: string;
  kind: c.HoldKind;
  reason: string;
  from: string;
  until: string | null;
  debtId?: string;
  disputeId?: string;
  by: string;
  version: number;
};
export type Handover = {
  id: string;
  toTeam: string;
  toUser: string | null;
  by: string;
  reason: c.HandoverReason;
  offeredAt: string;
  expiresAt: string;
  version: number;
  note: string;
  promised?: string;
  ask?: string;
  askBy?: string;
  question?: string;
  answer?: string;
};
export type Dispute = {
  id: string;
  reason: c.DisputeReason;
  debtId?: string;
  note?: string;
  openedAt: string;
  version: number;
  state: { is: "open" } | { is: "resolved"; outcome: c.DisputeOutcome; at: string };
};
export type Complaint = { id: string; category: c.ComplaintCategory; text: string; openedAt: string; version: number };
export type Need = {
  id: string;
  driver: c.CareDriver | null;
  adjustments: c.Adjustment[];
  note?: string;
  at: string;
  version: number;
};
export type StandingPromise = {
  kind: "promise";
  id: string;
  amountMinor: number;
  dueOn: string;
  breaksAt: string;
  receivedMinor: number;
  madeAt: string;
  version: number;
};
export type Plan = { kind: "plan"; id: string };
export type Payment = {
  id: string;
  amountMinor: number;
  method: c.Method;
  allocations: Allocation[];
  creditMinor: number;
  at: string;
  version: number;
  reversed: boolean;
};
export type ContactMade = {
  at: string;
  channel: c.Channel;
  direction: c.Direction;
  disposition: DispositionSlug;
  note?: string;
  version: number;
};
export type CareSummary = { id: string; name: string; masks: Masks; timeZones: string[]; adjustments: c.Adjustment[] };
export type Masks = { phone?: string; email?: string; address?: string };
export type Lifecycle = { state: "open" } | { state: "closed"; reason: c.CloseReason; at: string };

/** The state of http-api.md 2, followed by what the next decision needs (from `openedAt` on). */
export type CaseState = {
  ref: string;
  portfolio: string;
  jurisdiction: c.Jurisdiction;
  currency: string;
  lifecycle: Lifecycle;
  status: c.Status;
  customer: CareSummary;
  owner: Owner & { since: string };
  handover: Handover | null;
  debts: Debt[];
  balanceMinor: number;
  arrearsMinor: number;
  arrangement: StandingPromise | Plan | null;
  holds: Hold[];
  disputes: Dispute[];
  complaints: Complaint[];
  nextAction: null | { what: string; dueAt: string; version: number };
  dueAt: string | null;
  lastContact: ContactMade | null;
  openedAt: string;
  version: number;
  materialVersion: number;
  moneyVersion: number;
  firstActionDueAt: string | null;
  previousOwner: Owner | null;
  owners: { team: string; user: string | null; since: string; version: number }[];
  payments: Payment[];
  creditMinor: number;
  lastPromise: "kept" | "broken" | null;
  needs: Need[];
  recentContacts: ContactMade[];
  attempted: boolean;
  spokenWith: boolean;
};

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
      debts,
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
      needs: [],
      recentContacts: [],
      attempted: false,
      spokenWith: false,
    },
    event.at,
  );
}

/** The state after `event`. Total: unknown types and erased fields leave a usable state. Never mutates its input. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  const next = applyEvent(state, event);
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
      return { ...state, debts: [...state.debts, event.data.debt], moneyVersion: event.version };
    case "payment-received":
    case "payment-reversed":
    case "debt-paid":
      return evolvePayment(state, event);
    case "promise-made":
    case "promise-kept":
    case "promise-broken":
      return evolvePromise(state, event);
    case "contact-recorded":
      return evolveContact(state, event);
    case "next-action-set":
      return {
        ...state,
        nextAction: { what: erasable(event.data.what), dueAt: event.data.dueAt, version: event.version },
        firstActionDueAt: null,
      };
    case "contact-point-changed": {
      const masks = { ...state.customer.masks, [event.data.kind]: erasable(event.data.mask) };
      return { ...state, customer: { ...state.customer, masks } };
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
      };
    case "case-reopened":
      return { ...state, lifecycle: { state: "open" } };
    default:
      return unknownEvent(state, event);
  }
}

/** A type of a newer version: the server never stores one, a browser of an older build refetches (see client/apply). */
function unknownEvent(state: CaseState, _event: never): CaseState {
  return state;
}

export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;
export type { Fact };
