/** A portfolio's rules for money, in words: how they are asked for and told. */
import type { MoneyRules } from "./money-rules.ts";
import { HEADS, type Head } from "./money-words.ts";

/** The rules that are numbers. `minor`: an amount of the portfolio's currency; `none`: may be left empty, and what that means. */
export const NUMBER_RULES = {
  promiseGraceDays: { label: "Working days after a promise's day", about: "promises" },
  promiseMaxDays: { label: "A promise reaches so many days ahead", about: "promises" },
  promiseMinMinor: { label: "The least that is promised", about: "promises", minor: true },
  promisePartPercent: { label: "Percent of a promise that count as a part of it", about: "promises" },
  promiseMostBroken: {
    label: "Broken promises before only a lead takes another",
    about: "promises",
    none: "any number",
  },
  promiseBrokenWithinDays: { label: "Counted over so many days", about: "promises" },
  planGraceDays: { label: "Working days after an instalment's day", about: "plans" },
  planToleranceMissed: { label: "Missed instalments that break a plan", about: "plans" },
  planMaxMonths: { label: "A plan lasts so many months at most", about: "plans" },
  planReviewMonths: { label: "A plan is reviewed after so many months", about: "plans" },
  planMinMinor: { label: "The least instalment", about: "plans", minor: true },
  payLinkDays: { label: "A pay link lives so many days", about: "paying" },
  paySessionMinutes: { label: "Minutes that a payment may take", about: "paying" },
  payMinMinor: { label: "The least that is paid online", about: "paying", minor: true },
} as const satisfies Partial<
  Record<keyof MoneyRules, { label: string; about: "promises" | "plans" | "paying"; minor?: true; none?: string }>
>;
export type NumberRule = keyof typeof NUMBER_RULES;
export const ABOUT = { promises: "Promises", plans: "Plans", paying: "Paying online" } as const;

export const DEBT_ORDERS = { oldest: "The oldest due first", highest: "The largest first" } as const;

/** What becomes of a payment: which debt it pays off first when none is named, and what naming one does. */
export function sayWhereItGoes({ debts, customersChoice }: Pick<MoneyRules, "debts" | "customersChoice">) {
  return {
    unnamed: DEBT_ORDERS[debts],
    naming: customersChoice
      ? "A debt that the customer names is paid off before the others."
      : "Naming one changes nothing here: this portfolio pays its debts in its own order.",
  };
}

/** "Interest, then fees, then costs, then principal" */
export function sayHeads(heads: readonly Head[]): string {
  const words = heads.map((head) => HEADS[head].toLowerCase()).join(", then ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every order in which a debt's heads can be paid, the house's first. */
export function headOrders(first: readonly Head[]): Head[][] {
  const all = permutations(Object.keys(HEADS) as Head[]);
  return [[...first], ...all.filter((one) => one.join() !== first.join())];
}

function permutations(heads: readonly Head[]): Head[][] {
  if (heads.length <= 1) return [[...heads]];
  return heads.flatMap((head) => permutations(heads.filter((one) => one !== head)).map((rest) => [head, ...rest]));
}

const OTHERS = {
  heads: "heads paid in order",
  debts: "debts paid",
  customersChoice: "the customer's choice comes first",
};

/** What a rule is called in the record of changes; undefined for what is none of them. */
export function ruleLabel(name: string): string | undefined {
  if (Object.hasOwn(OTHERS, name)) return OTHERS[name as keyof typeof OTHERS];
  return Object.hasOwn(NUMBER_RULES, name) ? NUMBER_RULES[name as NumberRule].label.toLowerCase() : undefined;
}
