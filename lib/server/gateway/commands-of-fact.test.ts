import { describe, expect, it } from "vitest";
import type { GatewayFact } from "../adapters/payments/gateway.ts";
import { type AskedFor, commandsOfReturn, commandsOfSession, misfit } from "./commands-of-fact.ts";

const asked: AskedFor = {
  id: "01976e0e-0000-7000-8000-000000000001",
  amountMinor: 12_050,
  currency: "GBP",
  method: "bank",
  debtId: "d-1",
  linkId: null,
  state: "open",
};
const paid: GatewayFact = {
  gateway: "stripe",
  eventId: "evt_1",
  at: "2026-12-02T10:00:00.000Z",
  type: "session-paid",
  payment: "pi_1",
  providerSession: "cs_1",
  sessionId: asked.id,
  amountMinor: 12_050,
  currency: "GBP",
};

describe("a payment", () => {
  it("is one command, whichever event told of it", () => {
    const [other] = commandsOfSession(
      { ...paid, eventId: "evt_2", at: "2026-12-02T10:00:01.000Z", providerSession: "" },
      asked,
    );
    const [command] = commandsOfSession(paid, asked);
    expect(command).toEqual(other);
    expect(command).toEqual({
      commandId: "stripe:pi_1:paid",
      command: {
        type: "take-payment",
        data: {
          amountMinor: 12_050,
          currency: "GBP",
          method: "bank-transfer",
          reference: "pi_1",
          debtId: "d-1",
          sessionId: asked.id,
          via: { gateway: "stripe", payment: "pi_1" },
        },
      },
    });
  });

  it("must be what was asked for", () => {
    expect(misfit(paid, asked)).toBeNull();
    expect(misfit({ ...paid, amountMinor: 12_049 }, asked)).toBe("wrong-amount");
    expect(misfit({ ...paid, currency: "USD" }, asked)).toBe("wrong-currency");
    expect(misfit({ ...paid, type: "session-pending", amountMinor: 1 }, asked)).toBe("wrong-amount");
    expect(misfit({ ...paid, type: "session-expired", amountMinor: 0, currency: "" }, asked)).toBeNull();
  });

  it("waits for its bank as long as the bank may take", () => {
    const pending = { ...paid, type: "session-pending" } as const;
    const untilIn = (currency: string) => commandsOfSession(pending, { ...asked, currency })[0]?.command.data;
    expect(untilIn("GBP")).toMatchObject({ until: "2026-12-04T10:00:00.000Z" });
    expect(untilIn("EUR")).toMatchObject({ until: "2026-12-16T10:00:00.000Z" });
    expect(untilIn("GBP")).toMatchObject({ begun: { amountMinor: 12_050, currency: "GBP", debtId: "d-1" } });
    const over = commandsOfSession(pending, { ...asked, state: "abandoned" });
    expect(over[0]?.command.data).not.toHaveProperty("begun");
  });

  it("fails as often as it is tried", () => {
    const failed = { ...paid, type: "session-failed", reason: "card-declined" } as const;
    const ids = (fact: GatewayFact) => commandsOfSession(fact, asked).map(({ commandId }) => commandId);
    expect(ids({ ...failed, object: "ch_1" })).toEqual(["stripe:ch_1:failed"]);
    expect(ids({ ...failed, object: "ch_2" })).toEqual(["stripe:ch_2:failed"]);
    expect(ids(failed)).toEqual(["stripe:pi_1:failed"]);
    expect(ids({ ...failed, method: "card", eventId: "evt_7" })).toEqual(["stripe:evt_7:failed"]);
  });
});

describe("money that goes back", () => {
  const back = { ...paid, type: "refund", object: "re_1", amountMinor: 2_500, refundId: "r-1" } as const;
  const idsOf = (fact: GatewayFact) => commandsOfReturn(fact).map(({ commandId }) => commandId);

  it("was made before it failed, whatever was told first", () => {
    expect(idsOf({ ...back, state: "made" })).toEqual(["stripe:re_1:made"]);
    expect(idsOf({ ...back, state: "failed" })).toEqual(["stripe:re_1:made", "stripe:re_1:failed"]);
  });

  it("names the refund that we asked for, and the gateway's own", () => {
    const via = { gateway: "stripe", payment: "pi_1", object: "re_1" };
    expect(commandsOfReturn({ ...back, state: "failed", reason: "declined" })[1]?.command).toEqual({
      type: "note-refund",
      data: { amountMinor: 2_500, state: "failed", code: "declined", refundId: "r-1", via },
    });
  });

  it.each(["open", "won", "lost"] as const)("a chargeback that is %s is a fact of its own", (state) => {
    expect(idsOf({ ...back, type: "chargeback", object: "dp_1", state })).toEqual([`stripe:dp_1:${state}`]);
  });
});
