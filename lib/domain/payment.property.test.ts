import fc from "fast-check";
import { expect, it } from "vitest";
import { beyond } from "./allocation.ts";
import { history, play } from "./arbitrary.ts";
import type { CaseState } from "./case.ts";
import type { CaseEvent } from "./events.ts";
import { apply } from "./given-step.ts";
import { type Account, entriesOf } from "./ledger.ts";

const sum = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0);

it("no penny appears or vanishes: the balance and the credit are what the ledger adds up to", () => {
  fc.assert(
    fc.property(history, (actions) => {
      const events = play(actions).at(-1)?.world.events ?? [];
      let state: CaseState | null = null;
      for (const [at, event] of events.entries()) {
        state = apply(state, event);
        const before = events.slice(0, at + 1);
        const ledger = ledgerOf(before);
        expect(state.balanceMinor).toBe(ledger("debt"));
        expect(state.balanceMinor).toBe(sum(state.debts.map((debt) => debt.balanceMinor)));
        expect(state.creditMinor + ledger("credit")).toBe(0);
        // Below zero by no more than has gone back beyond what was paid.
        expect(state.creditMinor + sum(state.payments.map(beyond))).toBeGreaterThanOrEqual(0);
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

function ledgerOf(events: CaseEvent[]): (account: Account) => number {
  const entries = events.flatMap((event) => entriesOf(event));
  return (account) => sum(entries.filter((one) => one.account === account).map(({ amountMinor }) => amountMinor));
}
