/** Rules that count: at most so many contacts within so many local days. Said once, for the gate and for the budget. */
import type { Facts } from "./facts.ts";
import type { countWithin } from "./past.ts";
import { defer, type Moment, type Prepare } from "./rule.ts";
import type { Settings } from "./settings.ts";

export type Limit = {
  most: number;
  /** Local days, today included. */
  days: number;
  of: string;
  /** Null: nothing of the kind is on record. */
  count: ReturnType<typeof countWithin>;
  /** Whether this proposal gives no account of the limit at that instant. */
  isExempt?: (moment: Moment) => boolean;
};
/** The limits that the proposal falls under; none when it has nothing to do with the rule. */
export type Limiting = (facts: Facts, settings: Settings) => readonly Limit[];

/** The rule that refuses once one of its limits is reached. */
export function refusing(limiting: Limiting): Prepare {
  return (facts, settings) => {
    const limits = limiting(facts, settings).filter(({ count }) => count !== null);
    if (limits.length === 0) return null;
    return (moment) => {
      const reached = limits.find((limit) => usedOf(limit, moment) >= limit.most && !limit.isExempt?.(moment));
      return reached ? defer(`${usedOf(reached, moment)} ${reached.of}; at most ${reached.most}.`) : null;
    };
  };
}

/** How many of the limit's contacts lie within its days at that instant. */
export function usedOf({ count, days }: Limit, moment: Moment): number {
  return count?.(moment, days) ?? 0;
}
