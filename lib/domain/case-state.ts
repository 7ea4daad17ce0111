/** The state of a case, as types: what `evolve` yields and everything reads (http-api.md 2). */
import type * as c from "./codes.ts";
import type { DispositionSlug } from "./dispositions.ts";
import type { Allocation, Debt, Owner } from "./events.ts";

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
export type CustomerView = { id: string; name: string; masks: Masks; timeZones: string[]; adjustments: c.Adjustment[] };
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
  customer: CustomerView;
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
