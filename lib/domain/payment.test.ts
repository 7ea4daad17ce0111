import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { as, given, underLaw, until } from "./given.ts";
import type { Who } from "./given-step.ts";

const pay = (amountMinor: number, more: Partial<CommandInput["record-payment"]> = {}, who: Who = "ben") =>
  as(who, "record-payment", { amountMinor, currency: "GBP", method: "card", reference: "P-1", ...more });
const promise = (amountMinor: number, dueOn = "2026-11-27") =>
  as("ben", "make-promise", { amountMinor, currency: "GBP", dueOn });
const reverse =
  (at = 0) =>
  (state: CaseState) =>
    as("ben", "reverse-payment", { paymentId: state.payments[at]?.id ?? "", reason: "Charged back" });
const debtOf = (state: CaseState, reference: string) => state.debts.find((debt) => debt.reference === reference);
const NOBODYS = "00000000-0000-7000-8000-00000000dead";

describe("recording a payment", () => {
  it("goes to the oldest debt first", () => {
    const story = given();
    const { state } = story.when(pay(6_000)).yields(
      {
        type: "payment-received",
        data: {
          amountMinor: 6_000,
          creditMinor: 0,
          allocations: [
            { debtId: debtOf(story.state, "A-2")?.id, head: "principal", amountMinor: 5_000 },
            { debtId: debtOf(story.state, "A-1")?.id, head: "principal", amountMinor: 1_000 },
          ],
        },
      },
      { type: "debt-paid", data: { debtId: debtOf(story.state, "A-2")?.id } },
    );
    expect(state).toMatchObject({ balanceMinor: 9_000, arrearsMinor: 9_000, creditMinor: 0 });
  });

  it("goes to the named debt first", () => {
    const { state } = given().when((before) => pay(6_000, { debtId: debtOf(before, "A-1")?.id }));
    expect(debtOf(state, "A-1")?.balanceMinor).toBe(4_000);
    expect(debtOf(state, "A-2")?.balanceMinor).toBe(5_000);
  });

  it("in the United States goes to a disputed debt only when it is named, or when nothing else is owed", () => {
    const dispute = (before: CaseState) =>
      as("ben", "open-dispute", { reason: "not-mine", debtId: debtOf(before, "A-2")?.id });
    const disputed = given(underLaw("us"), dispute);
    const left = (state: CaseState) => ["A-1", "A-2"].map((reference) => debtOf(state, reference)?.balanceMinor);
    expect(left(disputed.when(pay(6_000)).state)).toEqual([4_000, 5_000]);
    expect(left(disputed.when(pay(12_000)).state)).toEqual([0, 3_000]);
    expect(left(disputed.when((before) => pay(1_000, { debtId: debtOf(before, "A-2")?.id })).state)).toEqual([
      10_000, 4_000,
    ]);
    const resolved = disputed.when((before) =>
      as("sam", "resolve-dispute", { disputeId: before.disputes[0]?.id ?? "", outcome: "rejected", note: "Theirs" }),
    );
    expect(left(resolved.when(pay(6_000)).state)).toEqual([9_000, 0]);
    expect(left(given(dispute).when(pay(6_000)).state)).toEqual([9_000, 0]);
  });

  it("keeps what is left over as credit", () => {
    const { state } = given()
      .when(pay(15_100))
      .yields({ type: "payment-received", data: { creditMinor: 100 } }, { type: "debt-paid" }, { type: "debt-paid" });
    expect(state).toMatchObject({ balanceMinor: 0, creditMinor: 100 });
  });

  it("is possible on a closed case: it has happened", () => {
    given(as("ben", "close-case", { reason: "other" }))
      .when(pay(100))
      .yields({ type: "payment-received" });
  });

  it("refuses another currency, a debt of another case and a day that has not come in the portfolio's zone", () => {
    given()
      .when(pay(100, { currency: "EUR" }))
      .refuses("wrong-currency", { code: "wrong-currency" });
    given()
      .when(pay(100, { debtId: NOBODYS }))
      .refuses("unknown-debt");
    given()
      .when(pay(100, { receivedOn: "2026-11-25" }))
      .refuses("in-the-future");
    given()
      .when(pay(100, { receivedOn: "2026-11-24" }))
      .yields({ type: "payment-received" });
  });

  it.each([0, -1, 1.5, 1_000_000_000_001])("refuses %s as an amount", (amount) => {
    given().when(pay(amount)).rejects("amountMinor");
  });
});

describe("a payment while a promise stands", () => {
  it("keeps the promise once the sum is reached, in one or several parts", () => {
    given(promise(4_000), pay(1_000)).when(pay(2_999)).yields({ type: "payment-received" });
    const { state } = given(promise(4_000), pay(1_000))
      .when(pay(3_000))
      .yields({ type: "payment-received" }, { type: "promise-kept", data: { receivedMinor: 4_000 } });
    expect(state).toMatchObject({ arrangement: null, lastPromise: "kept", status: "new" });
  });

  it("does not count what was paid before it was made", () => {
    given(pay(4_000), promise(4_000)).when(pay(500)).yields({ type: "payment-received" });
  });

  it("keeps it when nothing is left to pay", () => {
    given(pay(12_000), promise(3_000), pay(2_000))
      .when(pay(1_000))
      .yields({ type: "payment-received" }, { type: "promise-kept" }, { type: "debt-paid" });
  });

  it("keeps it until its day ends in the portfolio's zone, and no longer, even before the timer has run", () => {
    const inTime = given(promise(4_000), until("2026-11-27T23:59:59.999Z"));
    inTime.when(pay(4_000)).yields({ type: "payment-received" }, { type: "promise-kept" });
    const late = given(promise(4_000), until("2026-11-28T00:00:00.000Z"));
    const { state } = late.when(pay(4_000)).yields({ type: "payment-received" });
    expect(state.arrangement).toMatchObject({ receivedMinor: 0 });
  });

  it("keeps it when the gateway says that the money came in time", () => {
    const late = given(promise(4_000), until("2026-11-28T00:00:01.000Z"));
    const inTime = as(
      "gateway",
      "record-payment",
      { amountMinor: 4_000, currency: "GBP", method: "card", reference: "P-1" },
      "2026-11-27T23:59:00.000Z",
    );
    late.when(inTime).yields({ type: "payment-received" }, { type: "promise-kept" });
  });
});

describe("reversing a payment", () => {
  it("puts the money back on the same debts and takes the credit back", () => {
    const before = given();
    const { state } = given(pay(15_100))
      .when(reverse())
      .yields(
        { type: "payment-reversed", data: { amountMinor: 15_100, creditMinor: 100, reason: "Charged back" } },
        { type: "debt-owed-again" },
        { type: "debt-owed-again" },
      );
    expect(state).toMatchObject({ balanceMinor: 15_000, creditMinor: 0, debts: before.state.debts });
    expect(state.payments[0]?.reversed).toBe(true);
  });

  it("no longer counts towards the standing promise, unless it never did", () => {
    const counted = given(promise(4_000), pay(1_000)).when(reverse()).state;
    expect(counted.arrangement).toMatchObject({ receivedMinor: 0 });
    const before = given(pay(1_000), promise(4_000)).when(reverse()).state;
    expect(before.arrangement).toMatchObject({ receivedMinor: 0 });
    const late = given(promise(4_000), until("2026-11-28T00:00:00.000Z"), pay(500)).when(reverse()).state;
    expect(late.arrangement).toMatchObject({ receivedMinor: 0 });
  });

  it("refuses a second time and a payment that is not there", () => {
    given(pay(100), reverse()).when(reverse()).refuses("already-reversed");
    given()
      .when(as("ben", "reverse-payment", { paymentId: NOBODYS, reason: "x" }))
      .refuses("unknown-payment");
  });
});
