import { addDays, endOfDay, localDay } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, portfolioOf, requireCurrency, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { Refusal } from "./refusal.ts";

const FURTHEST_DAYS = 366;

/** A promise to pay by the end of a day in the portfolio's time zone. A new one replaces the one that stands. */
export function makePromise(data: CommandOf<"make-promise">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireCurrency(state, data.currency);
  requireOwed(data.amountMinor, state);
  const { timeZone } = portfolioOf(context, state.portfolio);
  requireWithinReach(data.dueOn, localDay(context.now, timeZone));
  return [
    {
      type: "promise-made",
      data: {
        promiseId: context.newId(),
        ...data,
        breaksAt: endOfDay(data.dueOn, timeZone),
        ...(state.arrangement?.kind === "promise" && { replaces: state.arrangement.id }),
      },
    },
  ];
}

function requireOwed(amountMinor: number, { balanceMinor }: CaseState): void {
  if (amountMinor <= balanceMinor) return;
  throw new Refusal("more-than-owed", "A promise is not more than what is owed.", { amountMinor, balanceMinor });
}

function requireWithinReach(dueOn: string, today: string): void {
  if (dueOn < today) throw new Refusal("in-the-past", "A promise is for today or later.", { dueOn, today });
  const last = addDays(today, FURTHEST_DAYS);
  if (dueOn > last) throw new Refusal("too-far-ahead", `A promise is for ${last} at the latest.`, { dueOn, last });
}
