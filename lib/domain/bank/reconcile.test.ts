import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MoneyKind, reconcile, type Side, type Told } from "./reconcile.ts";

const told = (side: Side, change: Partial<Told> = {}): Told => ({
  side,
  carrier: "gateway",
  kind: "payment",
  key: "pi_1",
  day: "2026-11-20",
  currency: "GBP",
  amountMinor: 5_500,
  ...change,
});
const differences = (...all: Told[]) => reconcile(all).differences.map(({ is }) => is);

describe("what two sides say alike is no difference", () => {
  it.each([
    ["a payment", told("gateway"), told("ledger")],
    [
      "a payout that the bank books days later",
      told("gateway", { kind: "payout" }),
      told("bank", { kind: "payout", day: "2026-11-23" }),
    ],
    ["a line that was posted", told("bank", { carrier: "bank" }), told("ledger", { carrier: "bank" })],
  ])("%s", (_, one, other) => expect(differences(one, other)).toEqual([]));
  it("what was posted and taken back is nothing on either side", () => {
    const bank = { carrier: "bank" as const };
    expect(
      differences(told("ledger", bank), told("ledger", { ...bank, amountMinor: -5_500, day: "2026-11-21" })),
    ).toEqual([]);
  });
  it("what people recorded themselves is compared with nothing", () => {
    expect(differences(told("ledger", { carrier: "elsewhere" }))).toEqual([]);
  });
});

describe("what they do not agree on is said", () => {
  it.each<[string, Told[]]>([
    ["not-posted", [told("gateway")]],
    ["not-at-gateway", [told("ledger")]],
    ["another-amount", [told("gateway"), told("ledger", { amountMinor: 5_400 })]],
    ["another-day", [told("gateway"), told("ledger", { day: "2026-11-21" })]],
    ["not-in-bank", [told("gateway", { kind: "payout" })]],
    ["not-in-ledger", [told("bank", { carrier: "bank" })]],
    ["not-matched", [told("bank", { carrier: "bank", key: "open:1" })]],
  ])("%s", (is, all) => expect(differences(...all)).toEqual([is]));
});

it("sums every day and currency by itself, and nothing is lost", () => {
  const kind = fc.constantFrom<MoneyKind>("payment", "refund", "payout");
  const one = fc
    .record({
      side: fc.constantFrom<Side>("gateway", "ledger", "bank"),
      kind,
      key: fc.constantFrom("a", "b", "c"),
      day: fc.constantFrom("2026-11-20" as const, "2026-11-21" as const),
      currency: fc.constantFrom("GBP", "ZAR"),
      amountMinor: fc.integer({ min: -500, max: 500 }),
    })
    .map((change) => told(change.side, change));
  fc.assert(
    fc.property(fc.array(one), (all) => {
      const { days, differences: found } = reconcile(all);
      const counted = days.flatMap(({ day: _, currency: __, differences: ___, ...sums }) => Object.values(sums));
      expect(counted.reduce((sum, minor) => sum + minor, 0)).toBe(
        all.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      );
      expect(days.reduce((sum, day) => sum + day.differences, 0)).toBe(found.length);
    }),
  );
});
