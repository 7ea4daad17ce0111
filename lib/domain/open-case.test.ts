import { describe, expect, it } from "vitest";
import type { CommandInput } from "./commands.ts";
import { aCase, as, given, nothing, until } from "./given.ts";

const debt = (reference: string, more: Partial<CommandInput["add-debt"]["debt"]> = {}) => ({
  reference,
  balanceMinor: 700,
  ...more,
});
const close = as("ben", "close-case", { reason: "paid" });
const reopen = as("ben", "reopen-case", { reason: "The payment was charged back" });

describe("opening a case", () => {
  it("gives it to the portfolio's default team, untaken, with a first action due", () => {
    const { state } = nothing()
      .when(aCase())
      .yields({
        type: "case-opened",
        data: {
          portfolio: "uk",
          jurisdiction: "uk",
          currency: "GBP",
          owner: { team: "early-arrears", user: null },
          firstActionDueAt: "2026-11-24T14:00:00.000Z",
        },
      });
    expect(state).toMatchObject({
      version: 1,
      status: "new",
      balanceMinor: 15_000,
      arrearsMinor: 15_000,
      dueAt: "2026-11-24T14:00:00.000Z",
      owner: { team: "early-arrears", user: null, since: "2026-11-24T10:00:00.000Z" },
    });
  });

  it("keeps masks of contact points, never the points", () => {
    const customer = {
      name: "R",
      phone: "07700900117",
      email: "ruth@example.com",
      address: "1 High St\nLeeds, LS1 4AB",
    };
    const { facts, state } = nothing().when(aCase({ customer }));
    expect(state.customer.masks).toEqual({ phone: "••• 17", email: "r•••@e•••.com", address: "•••, LS1•••" });
    expect(JSON.stringify(facts)).not.toMatch(/0790|ruth@|High St|4AB/);
  });

  it.each([
    [{ timeZones: ["Europe/Paris", "Europe/London"] }, ["Europe/Paris", "Europe/London"]],
    [{ timeZone: "Europe/Paris" }, ["Europe/Paris"]],
    [{}, ["Europe/London"]],
  ])("takes the customer's time zones from %j", (zones, expected) => {
    expect(nothing().when(aCase({ customer: { name: "R", ...zones } })).state.customer.timeZones).toEqual(expected);
  });

  it("owes what is owed now, else the amount; names the portfolio's creditor unless told", () => {
    const debts = [
      { reference: "1", amountMinor: 900 },
      { reference: "2", amountMinor: 900, balanceMinor: 0, creditor: "Acme" },
    ];
    const { state } = nothing().when(aCase({ debts }));
    expect(state.debts).toMatchObject([
      { balanceMinor: 900, creditor: "Larkfield", dueOn: null, openedOn: null },
      { balanceMinor: 0, creditor: "Acme" },
    ]);
  });

  it("waits for working time where it comes in the night", () => {
    const { state } = nothing().when(until("2026-11-27T20:00:00.000Z")).when(aCase()); // a Friday evening
    expect(state.firstActionDueAt).toBe("2026-11-30T13:00:00.000Z");
  });

  it("refuses an unknown portfolio, a debt twice and a debt in another currency", () => {
    nothing()
      .when(aCase({ portfolio: "mars" }))
      .forbids();
    nothing()
      .when(as("key", "open-case", { portfolio: "mars", customer: { name: "R" }, debts: [debt("1")] }))
      .refuses("unknown-portfolio");
    nothing()
      .when(aCase({ debts: [debt("1"), debt("1")] }))
      .refuses("duplicate-debt", { facts: { reference: "1" } });
    nothing()
      .when(aCase({ debts: [debt("1", { currency: "USD" })] }))
      .refuses("wrong-currency", { code: "wrong-currency" });
  });

  it("refuses a case without debts and a debt without an amount", () => {
    nothing()
      .when(aCase({ debts: [] }))
      .rejects("debts");
    nothing()
      .when(aCase({ debts: [{ reference: "1" }] }))
      .rejects("debts.0.balanceMinor");
  });
});

describe("adding a debt", () => {
  const add = (one: CommandInput["add-debt"]["debt"]) => as("lena", "add-debt", { debt: one });

  it("raises what is owed", () => {
    const { state } = given()
      .when(add(debt("A-3")))
      .yields({ type: "debt-added", data: { debt: { reference: "A-3" } } });
    expect(state).toMatchObject({ balanceMinor: 15_700, arrearsMinor: 15_000 });
  });

  it("refuses one that the case has, another currency and a closed case", () => {
    given()
      .when(add(debt("A-1")))
      .refuses("duplicate-debt");
    given()
      .when(add(debt("A-3", { currency: "EUR" })))
      .refuses("wrong-currency", { code: "wrong-currency" });
    given(close)
      .when(add(debt("A-3")))
      .refuses("case-closed");
  });
});

describe("closing a case", () => {
  it("ends what was due and keeps the last owner", () => {
    const { state } = given(
      as("ben", "make-promise", { amountMinor: 100, currency: "GBP", dueOn: "2026-11-27" }),
      as("ben", "set-next-action", { what: "Call", dueAt: "2026-11-25T09:00:00Z" }),
    )
      .when(close)
      .yields({ type: "case-closed", data: { reason: "paid" } });
    expect(state).toMatchObject({
      lifecycle: { state: "closed", reason: "paid" },
      status: "closed-paid",
      dueAt: null,
      arrangement: null,
      nextAction: null,
      owner: { team: "early-arrears", user: null },
    });
  });

  it("withdraws an open offer first", () => {
    given(as("ben", "offer-handover", { toTeam: "late-stage", reason: "skill", note: "Please" }))
      .when(close)
      .yields({ type: "handover-withdrawn", data: { why: "closed" } }, { type: "case-closed" });
  });

  it("refuses a second time", () => {
    given(close).when(close).refuses("case-closed");
  });
});

describe("reopening a case", () => {
  it("gives it to its last team, untaken, with a first action due", () => {
    const { state } = given(as("ben", "take-case", {}), close)
      .when(reopen)
      .yields(
        { type: "case-reopened", data: { reason: "The payment was charged back" } },
        { type: "owner-changed", data: { to: { team: "early-arrears", user: null }, why: "reopened" } },
      );
    expect(state).toMatchObject({
      lifecycle: { state: "open" },
      owner: { user: null },
      dueAt: "2026-11-24T14:03:00.000Z",
    });
  });

  it("refuses an open case", () => {
    given().when(reopen).refuses("case-open");
  });
});
