/** What moved money does to a promise: kept as soon as enough has come in, and not kept any more when that goes back. */
import type { CaseState, StandingPromise } from "./case.ts";
import { type Context, portfolioOf } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { moneyRulesOf } from "./money-rules.ts";
import { countsTowards } from "./payment-state.ts";

export function promiseFollows(before: CaseState, after: CaseState, context: Context): NewEvent[] {
  const { arrangement, keptPromise } = after;
  if (before.arrangement && countsTowards(arrangement, context.now)) return kept(arrangement, before, after);
  // Not kept any more only when what had kept it goes back; not when something new is owed.
  const wentBack = keptPromise && before.keptPromise && keptPromise.receivedMinor < before.keptPromise.receivedMinor;
  return wentBack ? takenBack(keptPromise, after, context) : [];
}

function kept(promise: StandingPromise, before: CaseState, after: CaseState): NewEvent[] {
  const { id: promiseId, receivedMinor, amountMinor } = promise;
  const cameIn = receivedMinor > (before.arrangement?.kind === "promise" ? before.arrangement.receivedMinor : 0);
  const isKept = cameIn && (receivedMinor >= amountMinor || after.balanceMinor <= 0);
  return isKept ? [{ type: "promise-kept", data: { promiseId, receivedMinor } }] : [];
}

/** Before its day is over it stands again; after that, what is left of it decides what became of it. */
function takenBack(promise: StandingPromise, after: CaseState, context: Context): NewEvent[] {
  const { id: promiseId, amountMinor, receivedMinor, dueOn, breaksAt } = promise;
  if (receivedMinor >= amountMinor || after.balanceMinor <= 0 || after.arrangement) return [];
  if (context.now < breaksAt)
    return [{ type: "promise-restored", data: { promiseId, amountMinor, receivedMinor, dueOn, breaksAt } }];
  return [notKept(promise, after, context)];
}

/** What the end of its day finds: nothing received, less than the portfolio takes for a part, or a part. */
export function notKept(promise: StandingPromise, { portfolio }: CaseState, context: Context): NewEvent {
  const { id: promiseId, amountMinor, receivedMinor } = promise;
  const { promisePartPercent } = moneyRulesOf(portfolioOf(context, portfolio));
  const isPart = receivedMinor > 0 && receivedMinor * 100 >= amountMinor * promisePartPercent;
  const type = isPart ? "promise-part-kept" : "promise-broken";
  return { type, data: { promiseId, receivedMinor } };
}
