import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { aCase, as, baton, given, later } from "./given.ts";

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

  it("that were on their way when it was closed, and were not taken, do not go out again", () => {
    const id = ({ contacts }: CaseState) => contacts.at(-1)?.id ?? "";
    const dispatch = (state: CaseState) => baton("dispatch-contact", { contactId: id(state) });
    const outcome = { is: "put-off", code: "provider-busy", retryAt: "2026-11-24T10:05:00.000Z" } as const;
    const putOff = (state: CaseState) => baton("settle-contact", { contactId: id(state), outcome });
    given(reachable, plan("collection"), later(1), dispatch, close, putOff, later(10))
      .when(dispatch)
      .yields({ type: "contact-blocked", data: { decision: "deny", rules: expect.arrayContaining(["case.closed"]) } });
    given(reachable, close)
      .when(plan("collection"))
      .yields({ type: "contact-blocked", data: { rules: expect.arrayContaining(["case.closed"]) } });
    given(reachable, close).when(plan("support")).yields({ type: "contact-scheduled" });
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
