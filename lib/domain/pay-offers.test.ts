import { describe, expect, it } from "vitest";
import { HOLD_KINDS, type HoldKind } from "./codes.ts";
import { as, given } from "./given.ts";
import { OFFERS_UNDER, offersOn } from "./pay-offers.ts";

const NOW = "2026-12-01T09:00:00.000Z";
const hold = (kind: HoldKind, more: object = {}) => as("lena", "place-hold", { kind, reason: "Told us", ...more });
const on = (...asks: Parameters<typeof given>) => {
  const { state } = given(...asks);
  return { state, offered: offersOn(state, NOW) };
};

describe("what is offered", () => {
  it("is everything where nothing stands in the way", () => {
    const { offered, state } = on();
    expect(offered).toMatchObject({ asks: true, pay: true, plan: true, cantAfford: true, disagree: true, says: [] });
    expect(offered.payable).toEqual(state.debts.map(({ id }) => id));
  });

  it.each(Object.keys(HOLD_KINDS) as HoldKind[])(
    "under %s is what the table says, in words, with its source",
    (kind) => {
      const row = OFFERS_UNDER[kind];
      expect(row.says).not.toBe("");
      expect(row.source).not.toBe("");
      if (kind === "payment-in-progress") return;
      const { offered } = on(hold(kind));
      expect(offered).toMatchObject({
        pay: row.pay,
        plan: row.plan && row.pay,
        cantAfford: row.cantAfford,
        asks: row.asks,
      });
      expect(offered.says).toEqual([row.maySay ? `${row.says} ${row.maySay}` : row.says]);
    },
  );

  it.each<[HoldKind, boolean]>([
    ["breathing-space", true],
    ["debt-advice", true],
    ["mental-health-crisis", false],
    ["debt-review", false],
    ["insolvency", false],
    ["dispute", false],
    ["fraud", false],
  ])("under %s nobody is asked, and a voluntary payment is taken: %s", (kind, pay) => {
    expect(on(hold(kind)).offered).toMatchObject({ asks: false, pay, plan: false });
  });

  it("under several is the least of them", () => {
    const { offered } = on(hold("complaint"), hold("debt-review"));
    expect(offered).toMatchObject({ pay: false, plan: false, cantAfford: true });
    expect(offered.says).toHaveLength(2);
    expect(on(hold("supervisor"), hold("debt-review")).offered.says.join(" ")).not.toContain("You may pay");
  });

  it("leaves the other debts open when a hold is on one of them", () => {
    const disputed = given();
    const debtId = disputed.state.debts[0]?.id;
    const { offered, state } = on(as("ben", "open-dispute", { reason: "not-mine", debtId }));
    expect(offered).toMatchObject({ pay: true, asks: false, mustChoose: false });
    expect(offered.payable).toEqual([state.debts[1]?.id]);
  });

  it("is over with the hold, and nothing on a closed case", () => {
    expect(on(hold("insolvency", { until: "2026-11-30T00:00:00.000Z" })).offered.pay).toBe(true);
    expect(on(as("ben", "close-case", { reason: "other" })).offered).toMatchObject({
      pay: false,
      plan: false,
      asks: false,
    });
  });
});
