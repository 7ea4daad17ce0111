/** What is taken off a debt, or put on it, without a payment: corrections are entries, never edits. */
import { afterFacts } from "./after-facts.ts";
import { allocate, orderOf } from "./allocation.ts";
import type { CaseState, DebtState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, debtIn, requireDebt, requireOpen } from "./context.ts";
import { accruing } from "./duplum-state.ts";
import type { NewEvent } from "./events.ts";
import { underCeiling } from "./in-duplum.ts";
import { accrued } from "./interest.ts";
import { withFollows } from "./money-follows.ts";
import { HEADS, type Head } from "./money-words.ts";
import { Refusal } from "./refusal.ts";

export function adjustDebt(data: CommandOf<"adjust-debt">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  requireEachOnce(data.lines);
  const charges = accrued(state, context);
  const debt = debtIn(afterFacts(state, charges, context), data.debtId);
  for (const { head, amountMinor } of data.lines) requireOwed(debt, head, -amountMinor);
  requireRoom(debt, accruing(data.lines));
  const fact: NewEvent = { type: "debt-adjusted", data: { adjustmentId: context.newId(), ...data } };
  return withFollows(state, [...charges, fact], context);
}

/** In the order in which it would be paid; without an amount all that is owed on it. */
export function writeOffDebt(data: CommandOf<"write-off-debt">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  const charges = accrued(state, context);
  const debt = debtIn(afterFacts(state, charges, context), data.debtId);
  const amountMinor = data.amountMinor ?? debt.balanceMinor;
  if (debt.balanceMinor <= 0) throw new Refusal("nothing-owed", "Nothing is owed on this debt.");
  if (amountMinor > debt.balanceMinor) throw moreThanOwed(amountMinor, debt.balanceMinor);
  const { allocations } = allocate(amountMinor, [debt], orderOf(state, context));
  const lines = allocations.map((one) => ({ head: one.head, amountMinor: -one.amountMinor }));
  const { debtId, reason } = data;
  const fact: NewEvent = { type: "debt-written-off", data: { writeOffId: context.newId(), debtId, lines, reason } };
  return withFollows(state, [...charges, fact], context);
}

/** What we hold for the customer pays what they owe. */
export function applyCredit(state: CaseState, context: Context): NewEvent[] {
  if (state.creditMinor <= 0) throw new Refusal("no-credit", "There is no credit on this case.");
  if (state.balanceMinor <= 0) throw new Refusal("nothing-owed", "Nothing is owed that the credit could pay.");
  const charges = accrued(state, context);
  const { debts } = afterFacts(state, charges, context);
  const { allocations } = allocate(state.creditMinor, debts, orderOf(state, context));
  return withFollows(state, [...charges, { type: "credit-applied", data: { allocations } }], context);
}

function requireEachOnce(lines: readonly { head: Head }[]): void {
  if (new Set(lines.map(({ head }) => head)).size === lines.length) return;
  throw new Refusal("duplicate-head", "Name each head once.");
}

function requireOwed({ heads }: DebtState, head: Head, less: number): void {
  if (less <= Math.max(0, heads[head])) return;
  throw new Refusal("more-than-owed", `Less than that is owed as ${HEADS[head].toLowerCase()}.`, {
    head,
    owedMinor: heads[head],
  });
}

/** What is put on by hand is held to the ceiling like a charge. */
function requireRoom(debt: DebtState, amountMinor: number): void {
  const { allowedMinor, ceiling } = underCeiling(debt, amountMinor);
  if (allowedMinor < amountMinor)
    throw new Refusal("in-duplum", "The in duplum ceiling leaves less room than that.", { ...ceiling, allowedMinor });
}

function moreThanOwed(amountMinor: number, balanceMinor: number): Refusal {
  return new Refusal("more-than-owed", "That is more than what is owed on it.", { amountMinor, balanceMinor });
}
