/** A default on a debt: recorded once it is so, made good; each with the interest of the days before it charged first. */
import { afterFacts } from "./after-facts.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, debtIn, requireDebt } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { ceilingOf } from "./in-duplum.ts";
import { accruedOf } from "./interest.ts";
import { Refusal } from "./refusal.ts";

export function recordDefault(data: CommandOf<"record-default">, state: CaseState, context: Context): NewEvent[] {
  requireDebt(state, data.debtId);
  if (data.since > context.now.slice(0, 10))
    throw new Refusal("in-the-future", "A default is recorded after it began.", { since: data.since });
  const charges = accruedOf(data.debtId, state, context);
  const debt = debtIn(afterFacts(state, charges, context), data.debtId);
  return [...charges, { type: "default-recorded", data: { ...data, ...ceilingOf(debt, data.since, state) } }];
}

/** Counting stops, and a new default freezes a new ceiling. */
export function recordRemedy(data: CommandOf<"record-remedy">, state: CaseState, context: Context): NewEvent[] {
  requireDebt(state, data.debtId);
  if (data.on > context.now.slice(0, 10))
    throw new Refusal("in-the-future", "It is recorded once it is so.", { on: data.on });
  if (!debtIn(state, data.debtId).inDefault)
    throw new Refusal("not-in-default", "This debt is not in default.", { debtId: data.debtId });
  return [...accruedOf(data.debtId, state, context), { type: "default-remedied", data }];
}
