import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import { aCase, as, given } from "./given.ts";
import { adjusted, charge, debtNo, defaulted, interest } from "./given-money.ts";
import { type Ask, run, type World } from "./given-step.ts";

const FIRST = "2026-11-24";
const za = aCase({
  portfolio: "za",
  customer: { name: "Ruth Achterberg" },
  debts: [{ reference: "A-1", balanceMinor: 50_000 }],
});
const pay = (amountMinor: number) =>
  as("key", "record-payment", { amountMinor, currency: "ZAR", method: "card", reference: "P" });
const back = ({ payments }: CaseState) =>
  as("lena", "refund-payment", { paymentId: payments.at(-1)?.id ?? FIRST, amountMinor: 500, reason: "Twice" });
const remedied = (on: string) => (state: CaseState) => as("sam", "record-remedy", { debtId: debtNo(state, 0), on });

const amount = fc.integer({ min: 1, max: 20_000 });
/** What happens on a day; `days` to the next. */
const step = fc.record({
  days: fc.integer({ min: 0, max: 200 }),
  does: fc.oneof(
    { weight: 4, arbitrary: amount.map((minor) => () => charge("collection-costs", minor)) },
    { weight: 2, arbitrary: amount.map((minor) => () => adjusted([{ head: "fees" as const, amountMinor: minor }])) },
    { weight: 3, arbitrary: amount.map((minor) => () => pay(minor)) },
    { weight: 1, arbitrary: fc.constant(() => back) },
    { weight: 2, arbitrary: fc.constantFrom(0, 3_650, 20_000).map((bps) => () => interest(bps)) },
    {
      weight: 2,
      arbitrary: fc.integer({ min: 0, max: 40 }).map((ago) => (day: string) => defaulted(addDays(day, -ago))),
    },
    { weight: 1, arbitrary: fc.constant((day: string) => remedied(day)) },
  ),
});

it("from its recording to its remedy nothing accrues above the principal at the default, whatever happens", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      let world: World = given(za);
      let day = FIRST;
      for (const { days, does } of steps) {
        day = addDays(day, days);
        world = run(world, { clock: () => `${day}T12:00:00.000Z` }).world;
        const before = world.state?.debts[0];
        const { world: after, facts } = run(world, does(day) as Ask);
        world = after;
        const now = world.state?.debts[0];
        if (!before?.duplum || !now?.duplum) continue;
        const { capMinor, usedMinor } = before.duplum;
        expect(now.duplum.capMinor).toBe(capMinor);
        expect(now.duplum.usedMinor).toBeLessThanOrEqual(Math.max(capMinor, usedMinor));
        const added = facts.reduce((sum, fact) => sum + addedBy(fact), 0);
        expect(now.duplum.usedMinor - usedMinor).toBe(added);
      }
    }),
    { numRuns: 150 },
  );
});

/** What a fact makes owed under heads that the ceiling counts. */
function addedBy(fact: { type: string; data: object }): number {
  const { amountMinor = 0, lines = [] } = fact.data as { amountMinor?: number; lines?: { amountMinor: number }[] };
  if (fact.type === "charge-added") return amountMinor;
  return fact.type === "debt-adjusted" ? lines.reduce((sum, line) => sum + line.amountMinor, 0) : 0;
}
