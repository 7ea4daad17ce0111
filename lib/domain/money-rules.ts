/** How a portfolio's money is handled: data, changed by an admin, with the house's defaults. */
import type { HoldKind } from "./codes.ts";
import type { Portfolio } from "./directory.ts";
import type { Head } from "./money-words.ts";

export type MoneyRules = {
  /** Within a debt, what is paid off first. Default as NCA s 126(3): interest, then fees, then principal. */
  heads: readonly Head[];
  /** Which debt is paid off first: the oldest due, or the one that was largest when it was taken on. */
  debts: "oldest" | "highest";
  /** What the customer names is paid off before all others. */
  customersChoice: boolean;
  promiseGraceDays: number;
  /** A promise reaches so many days ahead. */
  promiseMaxDays: number;
  /** A promise is for so much at least, or for all that is owed. */
  promiseMinMinor: number;
  /** So much of a promise, in percent, is a part of it that was kept; less is broken. 0: anything is. */
  promisePartPercent: number;
  /** So many broken promises within `promiseBrokenWithinDays`, and only a lead takes another. Null: any number. */
  promiseMostBroken: number | null;
  promiseBrokenWithinDays: number;
  planGraceDays: number;
  /** So many instalments missed at once break a plan. */
  planToleranceMissed: number;
  planMaxMonths: number;
  planReviewMonths: number;
  planMinMinor: number;
  payLinkDays: number;
  /** How long a customer may take over one payment; no shorter than the gateway's own limit of 30. */
  paySessionMinutes: number;
  payMinMinor: number;
};

const DEFAULTS: MoneyRules = {
  heads: ["interest", "fees", "costs", "principal"],
  debts: "oldest",
  customersChoice: true,
  promiseGraceDays: 0,
  promiseMaxDays: 366,
  promiseMinMinor: 1,
  promisePartPercent: 0,
  promiseMostBroken: null,
  promiseBrokenWithinDays: 90,
  planGraceDays: 3,
  planToleranceMissed: 2,
  planMaxMonths: 120,
  planReviewMonths: 6,
  planMinMinor: 100,
  payLinkDays: 14,
  paySessionMinutes: 30,
  payMinMinor: 100,
};

export function moneyRulesOf({ money }: Pick<Portfolio, "money">): MoneyRules {
  return { ...DEFAULTS, ...money };
}

/**
 * Holds under which no interest is charged for the days on which they stand, and no fee is added. Source: breathing space,
 * reg 7(6) of the Debt Respite Scheme Regulations 2020; insolvency: interest stops with the order; the rest is the house's.
 */
export const FREEZING: ReadonlySet<HoldKind> = new Set([
  "breathing-space",
  "mental-health-crisis",
  "insolvency",
  "dispute",
  "fraud",
]);
