import { LIMITS } from "./checks.ts";
import { factsOf } from "./facts.ts";
import type { ContactDecisionInput } from "./input.ts";
import { usedOf } from "./limits.ts";
import type { Pack } from "./rule.ts";
import { momentOf } from "./until.ts";

/** One limit that the proposal counts against. `window` in words, such as `in seven days`; `days` local days, today included. */
export type Budget = { rule: string; used: number; allowed: number; days: number; window: string };

/**
 * What is used of every limit that counts attempts and that this proposal falls under, by the rules of `pack`: `5 of 7
 * used`. Once `used` reaches `allowed`, that rule refuses. Empty: nothing is counted for it.
 */
export function budgetOf(input: ContactDecisionInput, pack: Pack): Budget[] {
  const facts = factsOf(input);
  const moment = momentOf(facts, facts.at);
  return pack.rules.flatMap(({ id: rule }) => {
    const limits = LIMITS[rule]?.(facts, pack.settings) ?? [];
    return limits
      .filter(({ isExempt }) => !isExempt?.(moment))
      .map((limit) => ({
        rule,
        used: usedOf(limit, moment),
        allowed: limit.most,
        days: limit.days,
        window: limit.days === 1 ? "on this day" : `in ${limit.days === 7 ? "seven" : limit.days} days`,
      }));
  });
}
