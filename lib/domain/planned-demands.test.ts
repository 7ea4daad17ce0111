import { describe, it } from "vitest";
import type { CommandInput } from "./commands.ts";
import { aCase, as, given } from "./given.ts";

const reachable = aCase({
  customer: { name: "Ruth Achterberg", phone: "07700 900117" },
  debts: [
    { reference: "A-1", balanceMinor: 10_000, dueOn: "2026-10-01" },
    { reference: "A-2", balanceMinor: 5_000, dueOn: "2026-11-01" },
  ],
});
const plan =
  (purpose: CommandInput["schedule-contact"]["purpose"], debt?: number) => (state: { debts: { id: string }[] }) =>
    as("lena", "schedule-contact", {
      channel: "sms",
      purpose,
      template: "reminder",
      ...(debt !== undefined && { debtId: state.debts[debt]?.id }),
    });
const pay = (amountMinor: number) =>
  as("lena", "record-payment", { amountMinor, currency: "GBP", method: "card", reference: "P-1" });
const close = as("lena", "close-case", { reason: "returned" });
const cancelled = (why: "case-closed" | "debt-paid") => ({ type: "contact-cancelled", data: { why } }) as const;

describe("planned demands", () => {
  it("are taken back with the case; what asks for nothing still goes out", () => {
    given(reachable, plan("collection"), plan("support"))
      .when(close)
      .yields({ type: "case-closed" }, cancelled("case-closed"));
  });

  it("about a debt are taken back when it is paid", () => {
    given(reachable, plan("collection", 0), plan("collection", 1), plan("payment-confirmation", 0))
      .when(pay(10_000))
      .yields({ type: "payment-received" }, { type: "debt-paid" }, cancelled("debt-paid"));
  });

  it("about no one debt are taken back when nothing is owed", () => {
    const desk = given(reachable, plan("collection"));
    desk.when(pay(10_000)).yields({ type: "payment-received" }, { type: "debt-paid" });
    desk
      .when(pay(15_000))
      .yields({ type: "payment-received" }, { type: "debt-paid" }, { type: "debt-paid" }, cancelled("debt-paid"));
  });

  it("stay when a debt is paid in part", () => {
    given(reachable, plan("collection", 0)).when(pay(9_999)).yields({ type: "payment-received" });
  });
});
