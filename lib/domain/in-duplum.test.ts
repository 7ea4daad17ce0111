import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { aCase, as, given, until } from "./given.ts";
import { charge, debtNo, defaulted, interest, owed } from "./given-money.ts";
import { type Ask, run, type World } from "./given-step.ts";
import type { ChargeKind } from "./money-words.ts";

const za = aCase({
  portfolio: "za",
  customer: { name: "Ruth Achterberg" },
  debts: [{ reference: "A-1", balanceMinor: 1_000_000, dueOn: "2026-01-01" }],
});
const pay = (amountMinor: number, receivedAt?: string) =>
  as("key", "record-payment", { amountMinor, currency: "ZAR", method: "bank-transfer", reference: "P" }, receivedAt);
const put = (head: "fees" | "principal", amountMinor: number) => (state: CaseState) =>
  as("lena", "adjust-debt", {
    debtId: debtNo(state, 0),
    kind: "other",
    lines: [{ head, amountMinor }],
    reason: "By hand",
  });
const remedied = (on: string) => (state: CaseState) => as("sam", "record-remedy", { debtId: debtNo(state, 0), on });
const duplum = ({ debts }: CaseState) => debts[0]?.duplum;

/** NCA s 103(5), worked through in cents: [what, asked, owed of it, used, room]. */
const VECTOR: [kind: ChargeKind | "payment", asked: number, allowed: number, used: number, room: number][] = [
  ["interest", 740_000, 740_000, 740_000, 260_000],
  ...Array.from({ length: 18 }, (_, at): [ChargeKind, number, number, number, number] => {
    const used = 740_000 + 6_900 * (at + 1);
    return ["service-fee", 6_900, 6_900, used, 1_000_000 - used];
  }),
  ["default-administration", 15_000, 15_000, 879_200, 120_800],
  ["collection-costs", 110_000, 110_000, 989_200, 10_800],
  ["payment", 200_000, 0, 989_200, 10_800],
  ["interest", 23_000, 10_800, 1_000_000, 0],
  ["service-fee", 6_900, 0, 1_000_000, 0],
];

describe("in duplum", () => {
  it("follows the rulebook's example row by row; a payment makes no room, and what was charged before is outside", () => {
    const story = given(za, charge("interest", 45_000), defaulted("2026-11-24"));
    expect(duplum(story.state)).toEqual({ since: "2026-11-24", capMinor: 1_000_000, usedMinor: 45_000 });
    let world = given(
      za,
      charge("interest", 45_000),
      until("2026-11-25T10:00:00.000Z"),
      defaulted("2026-11-25"),
    ) as World;
    for (const [kind, asked, allowed, used, room] of VECTOR) {
      const ask: Ask = kind === "payment" ? pay(asked) : charge(kind, asked);
      const ran = run(world, ask);
      expect(ran.refusal).toBeNull();
      const added = ran.facts.find((fact) => fact.type === "charge-added");
      if (kind !== "payment") expect(added?.data).toMatchObject({ askedMinor: asked, amountMinor: allowed });
      const refused = asked - allowed;
      if (added) expect(added.data.refused).toEqual(refused > 0 ? [{ why: "in-duplum", amountMinor: refused }] : []);
      world = ran.world;
      const { capMinor = 0, usedMinor = 0 } = duplum(world.state as CaseState) ?? {};
      expect([usedMinor, capMinor - usedMinor]).toEqual([used, room]);
    }
    // principal + 45,000 + 1,000,000 less what was paid: never more
    expect(world.state?.balanceMinor).toBe(1_000_000 + 45_000 + 1_000_000 - 200_000);
  });

  it("is capped by the principal at the default, not by that when it is recorded", () => {
    const desk = given(za, until("2026-12-10T10:00:00.000Z"), pay(100_000), until("2026-12-20T10:00:00.000Z"));
    const { state } = desk.when(defaulted("2026-12-01"));
    expect(duplum(state)).toMatchObject({ capMinor: 1_000_000 });
    expect(duplum(desk.when(defaulted("2026-12-15")).state)).toMatchObject({ capMinor: 900_000 });
  });

  it("counts what of a payment that went back again is owed as principal", () => {
    const back = (state: CaseState) =>
      as("lena", "refund-payment", { paymentId: state.payments[0]?.id ?? "", amountMinor: 40_000, reason: "Twice" });
    const desk = given(za, until("2026-12-10T10:00:00.000Z"), pay(100_000), back);
    expect(duplum(desk.when(defaulted("2026-12-01")).state)).toMatchObject({ capMinor: 1_000_000 });
  });

  it("counts what accrued between the default and its being recorded, of interest by its days", () => {
    const desk = given(za, interest(3_650), until("2026-12-04T10:00:00.000Z"), charge("service-fee", 6_900));
    expect(owed(desk.state)).toMatchObject([{ interest: 10_000, fees: 6_900 }]);
    expect(duplum(desk.when(defaulted("2026-11-29")).state)).toMatchObject({ usedMinor: 5_000 + 6_900 });
    expect(duplum(desk.when(defaulted("2026-12-04")).state)).toMatchObject({ usedMinor: 6_900 });
  });

  it("charges the days before a default is recorded first, so that none escapes and none is counted wrongly", () => {
    const desk = given(za, interest(3_650), until("2026-12-04T10:00:00.000Z"));
    const { state } = desk.when(defaulted("2026-12-04")).yields({ type: "charge-added" }, { type: "default-recorded" });
    expect(duplum(state)).toMatchObject({ capMinor: 1_000_000, usedMinor: 0 });
  });

  it("is held by what is put on by hand as well", () => {
    const desk = given(za, until("2026-11-25T10:00:00.000Z"), defaulted("2026-11-25"), charge("interest", 990_000));
    desk.when(put("fees", 10_001)).refuses("in-duplum");
    expect(duplum(desk.when(put("fees", 10_000)).state)).toMatchObject({ usedMinor: 1_000_000 });
    desk.when(put("principal", 10_001)).yields({ type: "debt-adjusted" });
  });

  it("stops counting once the default is made good, after charging what accrued under it; a new one freezes a new ceiling", () => {
    const desk = given(za, interest(3_650), defaulted("2026-11-24"), until("2026-12-04T10:00:00.000Z"));
    const made = desk.when(remedied("2026-12-04"));
    made.yields({ type: "charge-added", data: { ceiling: { usedMinor: 10_000 } } }, { type: "default-remedied" });
    expect(duplum(made.state)).toBeUndefined();
    const again = made.when(pay(210_000)).when(until("2026-12-05T10:00:00.000Z")).when(defaulted("2026-12-05"));
    expect(duplum(again.state)).toMatchObject({ capMinor: 800_000 });
  });

  it("is no rule elsewhere, and a remedy needs a default", () => {
    expect(duplum(given(defaulted("2026-11-01")).state)).toBeUndefined();
    given(za).when(remedied("2026-11-01")).refuses("not-in-default");
    given(za, defaulted("2026-11-01")).when(remedied("2026-12-01")).refuses("in-the-future");
  });
});
