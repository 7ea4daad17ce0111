/** Fees and costs that a person charges on a debt. */
import { afterFacts } from "./after-facts.ts";
import type { CaseState } from "./case.ts";
import { chargeOn } from "./charge-fact.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, debtIn, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { accrued } from "./interest.ts";
import { debtFollows } from "./money-follows.ts";
import { FREEZING } from "./money-rules.ts";
import { Refusal } from "./refusal.ts";

export function addCharge(data: CommandOf<"add-charge">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  if (data.kind === "interest" && state.debts.some(({ id, interest }) => id === data.debtId && interest))
    throw new Refusal("accrues-by-itself", "Interest accrues on this debt by its rate.", { debtId: data.debtId });
  requireNotFrozen(data.debtId, state);
  const charges = accrued(state, context);
  const debt = debtIn(afterFacts(state, charges, context), data.debtId);
  const { reason } = data;
  const charge = chargeOn(debt, data.kind, data.amountMinor, context, { ...(reason !== undefined && { reason }) });
  const facts = [...charges, charge];
  return [...facts, ...debtFollows(state, afterFacts(state, facts, context), facts)];
}

function requireNotFrozen(debtId: string, { holds }: CaseState): void {
  const hold = holds.find((one) => FREEZING.has(one.kind) && (one.debtId === undefined || one.debtId === debtId));
  if (!hold) return;
  throw new Refusal("charges-frozen", "A hold stands under which nothing is charged.", {
    holdId: hold.id,
    kind: hold.kind,
  });
}
