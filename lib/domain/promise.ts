import { bankDaysOf, endOfGrace } from "./bank-days.ts";
import { addDays, localDay, plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, portfolioOf, requireCurrency, requireOpen } from "./context.ts";
import { sayDay } from "./day-text.ts";
import type { NewEvent } from "./events.ts";
import { type MoneyRules, moneyRulesOf } from "./money-rules.ts";
import { endedPlan } from "./plan.ts";
import { Refusal } from "./refusal.ts";

const DAY_MINUTES = 24 * 60;

/**
 * A promise to pay by the end of a day in the portfolio's time zone, and of its working days of grace. It takes the place of
 * what stands. Beyond the portfolio's limits only a lead lets it stand, and says why.
 */
export function makePromise(data: CommandOf<"make-promise">, state: CaseState, context: Context): NewEvent[] {
  const { override, ...promised } = data;
  requireOpen(state);
  requireCurrency(state, promised.currency);
  requireOwed(promised.amountMinor, state);
  const portfolio = portfolioOf(context, state.portfolio);
  const rules = moneyRulesOf(portfolio);
  const today = localDay(context.now, portfolio.timeZone);
  requireToCome(promised.dueOn, today);
  const limit = beyondLimits(promised, state, rules, context.now, today);
  if (limit) requireOverride(limit, override, context);
  const { promiseGraceDays: graceDays } = rules;
  return [
    ...endedPlan(state, "replaced"),
    {
      type: "promise-made",
      data: {
        promiseId: context.newId(),
        ...promised,
        breaksAt: endOfGrace(promised.dueOn, graceDays, bankDaysOf(portfolio)),
        ...(state.arrangement && { replaces: state.arrangement.id }),
        ...(graceDays > 0 && { graceDays }),
        ...(limit && override && { override: override.reason }),
      },
    },
  ];
}

function requireOwed(amountMinor: number, { balanceMinor }: CaseState): void {
  if (amountMinor <= balanceMinor) return;
  throw new Refusal("more-than-owed", "A promise is not more than what is owed.", { amountMinor, balanceMinor });
}

function requireToCome(dueOn: string, today: string): void {
  if (dueOn < today) throw new Refusal("in-the-past", "A promise is for today or later.", { dueOn, today });
}

/** What the portfolio's limits say against it, or null. */
function beyondLimits(
  { dueOn, amountMinor }: { dueOn: string; amountMinor: number },
  { balanceMinor, brokenPromises }: CaseState,
  rules: MoneyRules,
  now: string,
  today: string,
): Refusal | null {
  const last = addDays(today, rules.promiseMaxDays);
  if (dueOn > last)
    return new Refusal("too-far-ahead", `A promise is for ${sayDay(last)} at the latest.`, { dueOn, last });
  const leastMinor = Math.min(rules.promiseMinMinor, balanceMinor);
  if (amountMinor < leastMinor) {
    const facts = { amountMinor, leastMinor };
    return new Refusal("below-the-least", "The amount is below the least that the portfolio takes.", facts);
  }
  const { promiseMostBroken: most, promiseBrokenWithinDays: days } = rules;
  const since = plusMinutes(now, -days * DAY_MINUTES);
  const broken = brokenPromises.filter((at) => at >= since).length;
  if (most === null || broken < most) return null;
  const sentence = `${broken} ${broken === 1 ? "promise was" : "promises were"} broken within ${days} days.`;
  return new Refusal("too-many-broken", sentence, { broken, most, days });
}

function requireOverride(limit: Refusal, override: { reason: string } | undefined, context: Context): void {
  if (!override) throw limit;
  const { actor, directory } = context;
  if (actor.kind === "user" && directory.people[actor.id]?.role === "lead") return;
  throw new Refusal("needs-lead", `${limit.message} Only a team lead lets it stand.`, limit.facts, "forbidden");
}
