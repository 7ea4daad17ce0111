/**
 * Where money goes, and where it comes from when it goes back. Both follow the portfolio's order alone, so that the same
 * payments and refunds leave the same balances in whatever order they are told.
 */
import type { CaseState, DebtState, Payment } from "./case-state.ts";
import type { HoldKind } from "./codes.ts";
import { type Context, portfolioOf } from "./context.ts";
import type { Allocation } from "./events.ts";
import { type MoneyRules, moneyRulesOf } from "./money-rules.ts";
import type { Head } from "./money-words.ts";

/** `disputed`: debts that come after all others unless they are named. */
export type Order = Pick<MoneyRules, "heads" | "debts" | "customersChoice"> & { disputed?: ReadonlySet<string> };
type Owed = Pick<DebtState, "id" | "reference" | "dueOn" | "originalMinor" | "heads">;
export type Moved = { allocations: Allocation[]; creditMinor: number };

const DISPUTED: ReadonlySet<HoldKind> = new Set(["dispute", "fraud"]);

/**
 * The order of the case's portfolio. In the United States a payment that its customer has not directed goes on no debt that
 * they dispute while anything else is owed (15 USC 1692h).
 */
export function orderOf(state: CaseState, context: Context): Order {
  const portfolio = portfolioOf(context, state.portfolio);
  const rules = moneyRulesOf(portfolio);
  return portfolio.jurisdiction === "us" ? { ...rules, disputed: disputedDebts(state, context) } : rules;
}

function disputedDebts({ holds }: CaseState, { now }: Context): Set<string> {
  const standing = holds.filter(({ kind, until }) => DISPUTED.has(kind) && (until === null || until > now));
  return new Set(standing.flatMap(({ debtId }) => debtId ?? []));
}

/**
 * Divides an amount (minor units) over what is owed: the named debt first, then the order of debts, within a debt the order
 * of heads. Nothing gets more than is owed on it; what is left is credit.
 */
export function allocate(amountMinor: number, debts: readonly Owed[], order: Order, named?: string): Moved {
  let left = notNegative(amountMinor);
  const allocations: Allocation[] = [];
  for (const debt of inOrder(debts, order, order.customersChoice ? named : undefined)) {
    for (const head of order.heads) {
      const part = Math.min(left, Math.max(0, debt.heads[head]));
      if (part > 0) allocations.push({ debtId: debt.id, head, amountMinor: part });
      left -= part;
    }
  }
  return { allocations, creditMinor: left };
}

/**
 * Takes an amount that goes back out of what payments have put: credit first; then whatever the debts hold beyond what they
 * would hold had it never come, last paid off first. It never takes more than was put.
 */
export function giveBack(amountMinor: number, state: CaseState, order: Order, named?: string): Moved {
  const held = state.creditMinor + sum(state.payments.map(beyond));
  const creditMinor = Math.min(Math.max(0, held), notNegative(amountMinor));
  const taken = new Taken(state.debts);
  let left = amountMinor - creditMinor;
  const debts = inOrder(state.debts, order);
  const without = heldOf(debts, paidOn(debts) - left, (debt) =>
    order.customersChoice ? namedPart(debt, state.payments, debt.id === named ? amountMinor : 0) : 0,
  );
  const backwards = debts.toReversed();
  for (const debt of backwards) {
    const more = sum(Object.values(debt.paid)) - (without.get(debt.id) ?? 0);
    left -= taken.from(debt, order.heads, Math.min(left, Math.max(0, more)));
  }
  for (const debt of backwards) left -= taken.from(debt, order.heads, left);
  if (left > 0) throw new RangeError(`${left} more goes back than was ever received`);
  return { allocations: taken.allocations(order.heads), creditMinor };
}

/** What of a payment has gone back beyond all of it, refunded and taken back besides: credit below zero, and on no debt. */
export function beyond({ amountMinor, returnedMinor }: Payment): number {
  return Math.max(0, returnedMinor - amountMinor);
}

/** How so much lies on the debts when each first holds what was meant for it, and the rest fills them in order. */
function heldOf(
  debts: readonly DebtState[],
  totalMinor: number,
  meant: (debt: DebtState) => number,
): Map<string, number> {
  let left = totalMinor;
  const held = new Map<string, number>();
  for (const room of [meant, roomOf])
    for (const debt of debts) {
      const has = held.get(debt.id) ?? 0;
      const part = Math.max(0, Math.min(left, room(debt) - has));
      held.set(debt.id, has + part);
      left -= part;
    }
  return held;
}

/** What payments that named this debt hold on it at most, after `less` of them has gone back. */
function namedPart(debt: DebtState, payments: readonly Payment[], less = 0): number {
  const named = payments.filter(({ debtId }) => debtId === debt.id);
  const net = sum(named.map(({ amountMinor, returnedMinor }) => Math.max(0, amountMinor - returnedMinor))) - less;
  return Math.max(0, Math.min(net, roomOf(debt)));
}

function roomOf({ heads, paid }: DebtState): number {
  return sum(Object.values(heads)) + sum(Object.values(paid));
}

function paidOn(debts: readonly DebtState[]): number {
  return sum(debts.flatMap(({ paid }) => Object.values(paid)));
}

/** What is taken off each head of each debt, the last paid off first. */
class Taken {
  readonly #debts: readonly DebtState[];
  readonly #taken = new Map<string, Partial<Record<Head, number>>>();

  constructor(debts: readonly DebtState[]) {
    this.#debts = debts;
  }

  from({ id, paid }: DebtState, heads: readonly Head[], amountMinor: number): number {
    const own = this.#taken.get(id) ?? {};
    this.#taken.set(id, own);
    let left = amountMinor;
    for (const head of heads.toReversed()) {
      const part = Math.min(left, paid[head] - (own[head] ?? 0));
      if (part <= 0) continue;
      own[head] = (own[head] ?? 0) + part;
      left -= part;
    }
    return amountMinor - left;
  }

  allocations(heads: readonly Head[]): Allocation[] {
    return this.#debts.flatMap(({ id }) =>
      heads.flatMap((head) => {
        const amountMinor = this.#taken.get(id)?.[head] ?? 0;
        return amountMinor > 0 ? [{ debtId: id, head, amountMinor }] : [];
      }),
    );
  }
}

const NEVER = "9999-99-99";

function inOrder<T extends Omit<Owed, "heads">>(
  debts: readonly T[],
  { debts: first, disputed }: Order,
  named?: string,
): T[] {
  return debts.toSorted(
    (a, b) =>
      Number(b.id === named) - Number(a.id === named) ||
      Number(disputed?.has(a.id) ?? false) - Number(disputed?.has(b.id) ?? false) ||
      (first === "highest" ? b.originalMinor - a.originalMinor : 0) ||
      compare(a.dueOn ?? NEVER, b.dueOn ?? NEVER) ||
      compare(a.reference, b.reference) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function notNegative(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`minor units must be a safe integer: ${minor}`);
  if (minor < 0) throw new RangeError(`an amount to allocate must not be negative: ${minor}`);
  return minor;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
