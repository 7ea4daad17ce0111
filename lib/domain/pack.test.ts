import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { as, given } from "./given.ts";
import { freezePack } from "./pack.ts";

const pay = (amountMinor: number) =>
  as("ben", "record-payment", { amountMinor, currency: "GBP", method: "card", reference: "P" });
const reverse = (state: CaseState) =>
  as("ben", "reverse-payment", { paymentId: state.payments.at(-1)?.id ?? "", reason: "Charged back" });

describe("the context pack", () => {
  it("says what was told and what helps, each from its event, and never why it is needed", () => {
    const { state } = given(
      as("ben", "record-disclosure", { driver: "health", adjustments: [], note: "In treatment" }),
      as("ben", "record-disclosure", { driver: "health", adjustments: ["no-calls", "letters-only"] }),
      as("ben", "open-dispute", { reason: "not-mine", note: "Never had it" }),
      as("ben", "open-complaint", { category: "conduct", text: "Rude" }),
    );
    expect(freezePack(state)).toMatchObject({
      version: 6,
      told: [
        { version: 4, text: "Disputes it: not my debt. Never had it" },
        { version: 6, text: "Complains: conduct. Rude" },
      ],
      support: [
        { version: 2, text: "A need, without adjustment" },
        { version: 3, text: "No calls; Letters only" },
      ],
      holds: [{ version: 5, text: "Dispute. Dispute: not my debt" }],
    });
    expect(JSON.stringify(freezePack(state))).not.toMatch(/In treatment|health/i);
  });

  it("leaves out disputes that are resolved", () => {
    const resolve = (state: CaseState) =>
      as("ines", "resolve-dispute", { disputeId: state.disputes[0]?.id ?? "", outcome: "rejected", note: "Shown" });
    expect(freezePack(given(as("ben", "open-dispute", { reason: "settled" }), resolve).state).told).toEqual([]);
  });

  it("says what is paid by plan, and the next of it", () => {
    const plan = { instalmentMinor: 5_000, currency: "GBP", frequency: "monthly", firstOn: "2026-12-01" } as const;
    const { state } = given(as("ben", "make-plan", plan), pay(6_000));
    expect(freezePack(state).promised).toEqual([
      { version: 2, text: "Pays by plan, monthly, £60.00 of £150.00 paid; next £50.00 on 1 Jan 2027" },
    ]);
  });

  it("says what was promised and what is next", () => {
    const { state } = given(
      as("ben", "make-promise", { amountMinor: 4_000, currency: "GBP", dueOn: "2026-12-04" }),
      as("ben", "set-next-action", { what: "Send statement", dueAt: "2026-11-25T09:00:00Z" }),
    );
    expect(freezePack(state).promised).toEqual([
      { version: 2, text: "Promises £40.00 by 4 Dec 2026" },
      { version: 3, text: "Send statement, by 25 Nov 2026" },
    ]);
  });

  it("says the last payment that stands, not one that was reversed", () => {
    const { state } = given(pay(1_000), pay(2_000), reverse);
    expect(freezePack(state).money).toEqual([
      { version: 4, text: "Balance £140.00" },
      { version: 4, text: "Arrears £140.00" },
      { version: 2, text: "Last payment £10.00 on 24 Nov 2026" },
    ]);
    expect(freezePack(given(pay(1_000), reverse).state).money).toHaveLength(2);
  });

  it("says the last three contacts with their notes", () => {
    const call = (note?: string) =>
      as("ben", "record-contact", { channel: "call", direction: "outbound", disposition: "no-answer", note });
    expect(freezePack(given(call(), call("Rang out")).state).contacts).toEqual([
      { version: 3, text: "Call on 24 Nov 2026: no answer. Rang out" },
      { version: 2, text: "Call on 24 Nov 2026: no answer" },
    ]);
  });
});
