/** The state of a case, as types: what `evolve` yields and everything reads (http-api.md 2). */
import type * as c from "./codes.ts";
import type { Channel as GateChannel, Purpose } from "./contact-policy/input.ts";
import type * as w from "./contact-words.ts";
import type { DispositionSlug } from "./dispositions.ts";
import type { Owner } from "./events.ts";
import type {
  Affordability,
  Chargeback,
  DebtState,
  Freeze,
  PayLink,
  Payment,
  PaySession,
  Plan,
  Refund,
  StandingPromise,
} from "./money-standing.ts";
import type * as m from "./money-words.ts";

export type * from "./money-standing.ts";

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
export type ContactMade = {
  at: string;
  channel: c.Channel;
  direction: c.Direction;
  disposition: DispositionSlug;
  note?: string;
  version: number;
  /** Of one that Baton sent. */
  contactId?: string;
};
export type CustomerView = { id: string; name: string; masks: Masks; timeZones: string[]; adjustments: c.Adjustment[] };
export type Masks = { phone?: string; email?: string; address?: string };
/** Where the customer stands on being contacted: told once, the same on all of their cases. */
export type ContactFacts = {
  consents: Partial<Record<GateChannel, Consent>>;
  ceaseRequest: null | { receivedAt: string; version: number };
  inconvenient: { days: number[]; from: string; to: string }[];
  representative: null | {
    id: string;
    kind: w.RepresentativeKind;
    since: string;
    contactConsent: boolean;
    name?: string;
    contact?: string;
    version: number;
  };
  death: null | { at: string; version: number };
  /** BCP 47; null: not told. */
  language: string | null;
  /** Null: not told, which counts as no. */
  workContactAllowed: boolean | null;
  region: string | null;
  points: Partial<Record<c.ContactPointKind, { verified: boolean; failed: w.PointFailure | null }>>;
};
export type Consent = { is: "opted-in" | "opted-out"; source: w.ConsentSource; at: string; version: number };
/** A contact that Baton sends, from plan to answer. */
export type OutgoingContact = {
  id: string;
  channel: w.SentChannel;
  purpose: Purpose;
  recipient: "customer" | "representative" | "personal-representative" | "third-party";
  automated: boolean;
  debtId?: string;
  template: { id: string; version: number; language: string; variant: w.Variant; hash?: string };
  inputs?: Record<string, string>;
  status: w.ContactStatus;
  /** When it was first meant to go out, and when it is now. */
  plannedFor: string;
  sendAt: string;
  attempts: number;
  provider?: string;
  providerId?: string;
  /** Why it failed or was put off: a code. */
  code?: string;
  /** The rules that blocked it last. */
  rules?: string[];
  until?: string;
  by: { kind: string; id: string };
  version: number;
  at: string;
};
/** One of the attempts that the law allows, kept for whoever is about to make it. */
export type Reservation = {
  id: string;
  channel: GateChannel;
  purpose: Purpose;
  /** Absent: the customer. */
  recipient?: Exclude<OutgoingContact["recipient"], "customer">;
  debtId?: string;
  by: { kind: string; id: string };
  at: string;
  until: string;
  version: number;
};
export type Lifecycle = { state: "open" } | { state: "closed"; reason: c.CloseReason; at: string };

/** The state of http-api.md 2, followed by what the next decision needs (from `openedAt` on). */
export type CaseState = {
  ref: string;
  portfolio: string;
  jurisdiction: c.Jurisdiction;
  currency: string;
  lifecycle: Lifecycle;
  status: c.Status;
  customer: CustomerView;
  owner: Owner & { since: string };
  handover: Handover | null;
  debts: DebtState[];
  balanceMinor: number;
  arrearsMinor: number;
  arrangement: StandingPromise | Plan | null;
  holds: Hold[];
  disputes: Dispute[];
  complaints: Complaint[];
  nextAction: null | { what: string; dueAt: string; version: number; call?: { purpose: Purpose; debtId?: string } };
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
  lastPromise: "kept" | "part-kept" | "broken" | null;
  /** The promise that was kept last, while nothing stands since: what it takes to restore it. */
  keptPromise: StandingPromise | null;
  /** The plan that was completed last, while nothing stands since. */
  completedPlan: Plan | null;
  /** How many promises were broken, newest last: when. */
  brokenPromises: string[];
  lastPlan: m.PlanEnd | null;
  refunds: Refund[];
  chargebacks: Chargeback[];
  affordability: Affordability | null;
  paySession: PaySession | null;
  payLinks: PayLink[];
  freezes: Freeze[];
  needs: Need[];
  recentContacts: ContactMade[];
  attempted: boolean;
  spokenWith: boolean;
  contactFacts: ContactFacts;
  /** Those under way and the last that ended, oldest first. */
  contacts: OutgoingContact[];
  reservations: Reservation[];
};
