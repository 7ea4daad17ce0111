/** The words of money: heads of a debt, charges, plans, links. Slugs on the wire, labels on the screen. */

/** What a debt is made of. */
export const HEADS = { principal: "Principal", interest: "Interest", fees: "Fees", costs: "Costs" } as const;
/** What may be charged; the head that it is owed under. Source of the kinds: NCA s 101(1)(b) to (g). */
export const CHARGE_KINDS = {
  interest: { label: "Interest", head: "interest" },
  "initiation-fee": { label: "Initiation fee", head: "fees" },
  "service-fee": { label: "Service fee", head: "fees" },
  "credit-insurance": { label: "Credit insurance", head: "fees" },
  "default-administration": { label: "Default administration charge", head: "fees" },
  "collection-costs": { label: "Collection costs", head: "costs" },
  "court-costs": { label: "Court costs", head: "costs" },
  "other-fee": { label: "Other fee", head: "fees" },
} as const satisfies Record<string, { label: string; head: Head }>;
/** Why a part of a charge is not owed. */
export const CHARGE_REFUSALS = { "in-duplum": "In duplum ceiling", frozen: "Frozen by a hold" } as const;
export const ADJUSTMENT_KINDS = {
  correction: "Correction",
  goodwill: "Goodwill",
  "charge-removed": "Charge removed",
  "dispute-upheld": "Dispute upheld",
  settlement: "Settlement discount",
  other: "Other",
} as const;
/** A payday rule names when instalments fall. */
export const FREQUENCIES = {
  weekly: "Weekly",
  fortnightly: "Every two weeks",
  "four-weekly": "Every four weeks",
  monthly: "Monthly",
  "last-working-day": "Last working day of the month",
} as const;
export const PLAN_ENDS = {
  replaced: "Replaced by another",
  cancelled: "Cancelled",
  completed: "Completed",
  broken: "Broken",
  "case-closed": "Case closed",
} as const;
export const LINK_ENDS = { person: "Revoked", replaced: "Replaced by another", "case-closed": "Case closed" } as const;
/** How a customer pays on the pay page. */
export const PAY_METHODS = { card: "Card", bank: "Bank account" } as const;
export const PAY_ENDS = {
  "time-out": "The time for it ran out",
  cancelled: "The customer went back",
  replaced: "Begun again",
} as const;

export type Head = keyof typeof HEADS;
export type ChargeKind = keyof typeof CHARGE_KINDS;
export type AdjustmentKind = keyof typeof ADJUSTMENT_KINDS;
export type Frequency = keyof typeof FREQUENCIES;
export type PlanEnd = keyof typeof PLAN_ENDS;
export type PayMethod = keyof typeof PAY_METHODS;
