import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import { as, due, given, until } from "./given.ts";

const place = (more: Partial<CommandInput["place-hold"]> = {}) =>
  as("ben", "place-hold", { kind: "breathing-space", reason: "Register notice", ...more });
const lift =
  (at = 0) =>
  (state: CaseState) =>
    as("priya", "lift-hold", { holdId: state.holds[at]?.id ?? "", reason: "It has ended" });
const NOBODYS = "00000000-0000-7000-8000-00000000dead";

describe("placing a hold", () => {
  it("stands on the case with its source", () => {
    const { state } = given()
      .when(place({ until: "2027-01-18T00:00:00Z" }))
      .yields({ type: "hold-placed", data: { kind: "breathing-space", until: "2027-01-18T00:00:00.000Z" } });
    expect(state).toMatchObject({
      status: "legal-protection",
      holds: [{ kind: "breathing-space", reason: "Register notice", from: "2026-11-24T10:01:00.000Z" }],
    });
  });

  it("has no end unless told", () => {
    given()
      .when(place())
      .yields({ type: "hold-placed", data: { until: null } });
    given()
      .when(place({ until: null }))
      .yields({ type: "hold-placed", data: { until: null } });
  });

  it("refuses an end that has passed, a debt of another case and a closed case", () => {
    given()
      .when(place({ until: "2026-11-24T10:01:00Z" }))
      .refuses("in-the-past");
    given()
      .when(place({ debtId: NOBODYS }))
      .refuses("unknown-debt");
    given(as("ben", "close-case", { reason: "other" }))
      .when(place())
      .refuses("case-closed");
  });
});

describe("lifting a hold", () => {
  it("never lifts another", () => {
    const { state } = given(place(), place({ kind: "supervisor" }))
      .when(lift())
      .yields({ type: "hold-lifted", data: { reason: "It has ended" } });
    expect(state.holds.map(({ kind }) => kind)).toEqual(["supervisor"]);
    expect(state.status).toBe("on-hold");
  });

  it("refuses one that does not stand, and one that its dispute holds", () => {
    given()
      .when(as("priya", "lift-hold", { holdId: NOBODYS, reason: "x" }))
      .refuses("unknown-hold");
    given(as("ben", "open-dispute", { reason: "not-mine" }))
      .when(lift())
      .refuses("dispute-open");
  });
});

describe("a hold's end", () => {
  const short = place({ until: "2026-11-24T12:00:00Z" });

  it("ends it, and no other", () => {
    const { state } = given(place(), short, until("2026-11-24T12:00:00.000Z"))
      .when(due)
      .yields({ type: "hold-expired" });
    expect(state.holds).toMatchObject([{ until: null }]);
  });

  it("stays quiet before, and once it was lifted", () => {
    given(short, until("2026-11-24T11:59:59.999Z")).when(due).staysQuiet();
    given(short, lift(), until("2026-11-24T12:00:00.000Z")).when(due).staysQuiet();
  });
});
