import type { Frequency } from "./money-words.ts";

/** How often a year: 52 weeks, 26 fortnights or 13 times four weeks are twelve months. */
const A_YEAR: Record<Frequency, number> = {
  weekly: 52,
  fortnightly: 26,
  "four-weekly": 13,
  monthly: 12,
  "last-working-day": 12,
};

/** What an instalment comes to a month, in minor units, rounded up. */
export function perMonthMinor(amountMinor: number, frequency: Frequency): number {
  return Number((BigInt(amountMinor) * BigInt(A_YEAR[frequency]) + 11n) / 12n);
}

/** The most that may be paid each time within so much a month, rounded down; 0 when nothing is left over. */
export function perTimeMinor(monthMinor: number, frequency: Frequency): number {
  return monthMinor <= 0 ? 0 : Number((BigInt(monthMinor) * 12n) / BigInt(A_YEAR[frequency]));
}
