import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { as, given } from "./given.ts";

const open = as("ben", "open-dispute", { reason: "not-mine", note: "Never had it" });
const resolve =
  (at = 0) =>
  (state: CaseState) =>
    as("ines", "resolve-dispute", { disputeId: state.disputes[at]?.id ?? "", outcome: "upheld", note: "Not found" });
const NOBODYS = "00000000-0000-7000-8000-00000000dead";

describe("opening a dispute", () => {
  it("places its own hold", () => {
    const { state } = given()
      .when(open)
      .yields(
        { type: "dispute-opened", data: { reason: "not-mine", note: "Never had it" } },
        { type: "hold-placed", data: { kind: "dispute", reason: "Dispute: not my debt", until: null } },
      );
    expect(state.holds).toMatchObject([{ disputeId: state.disputes[0]?.id }]);
    expect(state.status).toBe("disputed");
  });

  it("names the debt in both", () => {
    const { state } = given().when((before) =>
      as("ben", "open-dispute", { reason: "wrong-amount", debtId: before.debts[1]?.id }),
    );
    expect(state.holds[0]?.debtId).toBe(state.debts[1]?.id);
    expect(state.disputes[0]?.debtId).toBe(state.debts[1]?.id);
  });

  it("refuses a debt of another case and a closed case", () => {
    given()
      .when(as("ben", "open-dispute", { reason: "settled", debtId: NOBODYS }))
      .refuses("unknown-debt");
    given(as("ben", "close-case", { reason: "other" }))
      .when(open)
      .refuses("case-closed");
  });
});

describe("resolving a dispute", () => {
  it("ends its own hold and no other", () => {
    const hold = as("ben", "place-hold", { kind: "dispute", reason: "By hand" });
    const { state } = given(open, open, hold)
      .when(resolve(0))
      .yields({ type: "dispute-resolved", data: { outcome: "upheld", endsHoldId: expect.any(String) } });
    expect(state.disputes.map((one) => one.state.is)).toEqual(["resolved", "open"]);
    expect(state.holds.map(({ disputeId }) => disputeId)).toEqual([state.disputes[1]?.id, undefined]);
    expect(state.status).toBe("disputed");
  });

  it("leaves the case as it was before the last dispute", () => {
    expect(given(open).when(resolve()).state).toMatchObject({ status: "new", holds: [] });
  });

  it("refuses a second time and a dispute that is not there", () => {
    given(open, resolve())
      .when(resolve())
      .refuses("dispute-resolved", { facts: { outcome: "upheld" } });
    given()
      .when(as("ines", "resolve-dispute", { disputeId: NOBODYS, outcome: "upheld", note: "x" }))
      .refuses("unknown-dispute");
  });
});
