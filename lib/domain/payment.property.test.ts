import fc from "fast-check";
import { expect, it } from "vitest";
import { history, play } from "./arbitrary.ts";
import type { CaseState } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { apply } from "./given-step.ts";

const sum = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0);

it("no penny appears or vanishes: what was owed less what was allocated and not reversed is the balance", () => {
  fc.assert(
    fc.property(history, (actions) => {
      const events = play(actions).at(-1)?.world.events ?? [];
      let state: CaseState | null = null;
      for (const [at, event] of events.entries()) {
        state = apply(state, event);
        const before = events.slice(0, at + 1);
        expect(state.balanceMinor).toBe(owed(before) - allocated(before));
        expect(state.balanceMinor).toBe(sum(state.debts.map((debt) => debt.balanceMinor)));
        expect(state.creditMinor).toBe(credited(before));
        expect(state.creditMinor).toBeGreaterThanOrEqual(0);
        expect(Math.min(0, ...state.debts.map((debt) => debt.balanceMinor))).toBe(0);
        expect(state.arrearsMinor).toBeLessThanOrEqual(state.balanceMinor);
        if (state.arrangement?.kind === "promise") expect(state.arrangement.receivedMinor).toBeGreaterThanOrEqual(0);
        if (event.type === "payment-received") {
          const { amountMinor, allocations, creditMinor } = event.data;
          expect(sum(allocations.map((one) => one.amountMinor)) + creditMinor).toBe(amountMinor);
        }
      }
    }),
    { numRuns: 100 },
  );
});

function owed(events: CaseEvent[]): number {
  return sum(
    events.flatMap((event) => {
      if (event.type === "case-opened") return event.data.debts.map((debt) => debt.balanceMinor);
      return event.type === "debt-added" ? [event.data.debt.balanceMinor] : [];
    }),
  );
}

function standing(events: CaseEvent[]) {
  const reversed = new Set(events.flatMap((one) => (one.type === "payment-reversed" ? [one.data.paymentId] : [])));
  return events.flatMap((one) =>
    one.type === "payment-received" && !reversed.has(one.data.paymentId) ? [one.data] : [],
  );
}

function allocated(events: CaseEvent[]): number {
  return sum(standing(events).flatMap(({ allocations }) => allocations.map((one) => one.amountMinor)));
}

function credited(events: CaseEvent[]): number {
  return sum(standing(events).map(({ creditMinor }) => creditMinor));
}
