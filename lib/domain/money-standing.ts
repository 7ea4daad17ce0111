/** What stands on a case of money, as types: debts, payments, promises and plans (http-api.md 2). */
import type * as c from "./codes.ts";
import type { Allocation, Debt } from "./events.ts";
import type * as m from "./money-words.ts";

/** Charged for the days from (inclusive) to (exclusive); both the same: on that day. */
export type Accrual = { from: string; to: string; amountMinor: number };
/** A debt with what the law on contacting about it asks. */
export type DebtState = Debt & {
  /** What is owed, by head; they add up to `balanceMinor`. */
  heads: Record<m.Head, number>;
  /** What payments have put on it, by head, and has not gone back. */
  paid: Record<m.Head, number>;
  originalMinor: number;
  /** `accruedTo` (exclusive): charged for the days before; `carry`: of a minor unit, by `carryOf`. */
  interest?: { annualBps: number; accruedTo: string; carry: number; nextAt: string };
  /** Interest is charged for all days before this one, whatever rate is set next. */
  interestTo?: string;
  /** Where in duplum is the law: what a default that is recorded later is judged by. */
  past?: { principal: { on: string; amountMinor: number }[]; accrued: Accrual[] };
  /** In duplum, while in default: the ceiling, and what has accrued under it. */
  duplum?: { since: string; capMinor: number; usedMinor: number };
  limitation?: { timeBarred: boolean; raised: boolean };
  inDefault?: { since: string; noticeDeliveredOn?: string };
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
/** `amountMinor` is due by `dueOn` and missed at `breaksAt`; skipped ones are not due any more. */
export type Instalment = {
  no: number;
  dueOn: string;
  amountMinor: number;
  breaksAt: string;
  receivedMinor: number;
  is: "open" | "missed" | "skipped";
};
export type Plan = {
  kind: "plan";
  id: string;
  debtId?: string;
  totalMinor: number;
  terms: { frequency: m.Frequency; firstOn: string; dayOfMonth?: number; shift?: "before" | "after" };
  instalments: Instalment[];
  graceDays: number;
  toleranceMissed: number;
  receivedMinor: number;
  reviewOn?: string;
  reviewAt?: string;
  /** It has come due, and nobody has looked at the plan since. */
  reviewDue: boolean;
  madeAt: string;
  version: number;
};
export type Payment = {
  id: string;
  amountMinor: number;
  method: c.Method;
  allocations: Allocation[];
  creditMinor: number;
  at: string;
  version: number;
  /** Nothing of it is left: it was taken back, or all of it went back. */
  reversed: boolean;
  /** The debt that it was meant for. */
  debtId?: string;
  /** What went back of it, or is out on a chargeback. */
  returnedMinor: number;
  via?: { gateway: string; payment: string };
  sessionId?: string;
};
/** `object`: what the gateway calls it. */
export type Refund = {
  id: string;
  paymentId?: string;
  amountMinor: number;
  is: "requested" | "made" | "failed";
  object?: string;
  version: number;
};
export type Chargeback = {
  id: string;
  paymentId: string;
  amountMinor: number;
  is: "open" | "won" | "lost";
  object?: string;
  version: number;
};
/** The customer is paying, or waits for the bank. */
export type PaySession = {
  id: string;
  amountMinor: number;
  debtId?: string;
  linkId?: string;
  method?: m.PayMethod;
  is: "open" | "failed" | "pending";
  /** Why the last try failed. */
  code?: string;
  startedAt: string;
  endsAt: string;
  /** The hold that keeps others from asking meanwhile. */
  holdId: string;
  version: number;
};
export type PayLink = {
  id: string;
  madeAt: string;
  expiresAt: string;
  debtId?: string;
  contactId?: string;
  openedAt?: string;
  identifiedAt?: string;
  is: "live" | "revoked" | "locked";
  version: number;
};
/** What a month leaves over, by the last assessment. */
export type Affordability = { id: string; disposableMinor: number; at: string; by: string; version: number };
/** Days on which interest is not charged. */
export type Freeze = { holdId: string; from: string; until: string | null; debtId?: string };
