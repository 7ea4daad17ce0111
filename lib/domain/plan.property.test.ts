import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "./calendar.ts";
import type { CaseState, Plan } from "./case.ts";
import { fold } from "./case.ts";
import { as, due, given } from "./given.ts";
import { run } from "./given-step.ts";
import { FREQUENCIES, type Frequency } from "./money-words.ts";

const STEPS = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant("pay" as const), minor: fc.integer({ min: 1, max: 9_000 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("reverse" as const), nth: fc.nat(5) }) },
    fc.record({ do: fc.constant("skip" as const), no: fc.integer({ min: 1, max: 8 }) }),
    fc.record({
      do: fc.constant("move" as const),
      no: fc.integer({ min: 1, max: 8 }),
      days: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 45 }) }),
    fc.record({
      do: fc.constant("plan" as const),
      instalmentMinor: fc.integer({ min: 900, max: 5_000 }),
      frequency: fc.constantFrom(...(Object.keys(FREQUENCIES) as Frequency[])),
    }),
  ),
  { minLength: 4, maxLength: 20, size: "max" },
);
type Step = typeof STEPS extends fc.Arbitrary<(infer One)[]> ? One : never;

describe("after any history of a plan", () => {
  it("what is paid, missed, skipped and open adds up, and only the oldest are filled", () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        let world: Parameters<typeof run>[0] = given(as("ben", "make-plan", FIRST));
        for (const step of steps) {
          if (step.do === "wait")
            world = { ...world, now: `${addDays(world.now.slice(0, 10), step.days)}T12:00:00.000Z` };
          const { world: next } = run(world, (state) => asked(step, state, world.now));
          world = run(next, due).world;
          requireConsistent(world.state as CaseState);
          expect(fold(world.events)).toEqual(world.state);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const FIRST = { instalmentMinor: 2_500, currency: "GBP", frequency: "monthly", firstOn: "2026-12-01" } as const;

function asked(step: Step, state: CaseState, now: string) {
  const planId = state.arrangement?.kind === "plan" ? state.arrangement.id : "00000000-0000-7000-8000-000000000000";
  const reason = "So it was told";
  switch (step.do) {
    case "pay":
      return as("ben", "record-payment", {
        amountMinor: step.minor,
        currency: "GBP",
        method: "cash",
        reference: `P-${state.version}`,
      });
    case "reverse":
      return as("ben", "reverse-payment", {
        paymentId: state.payments[step.nth % Math.max(1, state.payments.length)]?.id ?? planId,
        reason,
      });
    case "skip":
      return as("ben", "skip-instalment", { planId, no: step.no, reason });
    case "move": {
      const before = state.arrangement?.kind === "plan" ? state.arrangement.instalments[step.no - 1]?.dueOn : undefined;
      return as("ben", "move-instalment", {
        planId,
        no: step.no,
        dueOn: addDays(before ?? "2027-01-01", step.days),
        reason,
      });
    }
    case "wait":
      return due;
    case "plan": {
      const { instalmentMinor, frequency } = step;
      return as("ben", "make-plan", { instalmentMinor, frequency, currency: "GBP", firstOn: now.slice(0, 10) });
    }
  }
}

function requireConsistent(state: CaseState): void {
  for (const plan of [state.arrangement, state.completedPlan]) if (plan?.kind === "plan") requireFilled(plan, state);
  if (state.arrangement?.kind === "plan") expect(state.balanceMinor).toBeGreaterThan(0);
}

function requireFilled({ instalments, totalMinor, receivedMinor, version }: Plan, { payments }: CaseState): void {
  const standing = instalments.filter(({ is }) => is !== "skipped");
  expect(sum(standing.map((one) => one.amountMinor))).toBe(totalMinor);
  const since = payments.filter((one) => one.version > version);
  expect(receivedMinor).toBe(sum(since.map((one) => one.amountMinor - one.returnedMinor)));
  expect(sum(instalments.map((one) => one.receivedMinor))).toBe(Math.min(receivedMinor, totalMinor));
  const firstOpen = standing.findIndex((one) => one.receivedMinor < one.amountMinor);
  if (firstOpen >= 0) expect(sum(standing.slice(firstOpen + 1).map((one) => one.receivedMinor))).toBe(0);
  for (const one of instalments) {
    expect(one.receivedMinor).toBeGreaterThanOrEqual(0);
    expect(one.receivedMinor).toBeLessThanOrEqual(one.amountMinor);
  }
}

function sum(values: number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
