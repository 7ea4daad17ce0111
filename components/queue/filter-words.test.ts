import { describe, expect, it } from "vitest";
import { NO_NARROWING } from "#lib/client/queue-filter.ts";
import { chipsOf, majorOf, minorOf } from "./filter-words.ts";

const names = {
  team: (slug: string) => `T ${slug}`,
  person: (id: string) => `P ${id}`,
  portfolio: (s: string) => `F ${s}`,
};

describe("filters in words", () => {
  it("has a chip for each that applies and none for the others", () => {
    expect(chipsOf(NO_NARROWING, names)).toEqual([]);
    const all = {
      team: "a",
      owner: "b",
      status: "disputed",
      portfolio: "c",
      hold: "none",
      due: "week",
      balanceMin: "50000",
      balanceMax: "120050",
    } as const;
    expect(chipsOf(all, names).map(({ words }) => words)).toEqual([
      "Team: T a",
      "Owner: P b",
      "Status: Disputed",
      "Portfolio: F c",
      "Not on hold",
      "Due within 7 days",
      "Balance from 500.00",
      "Balance to 1200.50",
    ]);
  });

  it("reads amounts as people type them", () => {
    expect(["1,250.5", "", "12", "-3.10", "ten", "1.234"].map(minorOf)).toEqual([
      "125050",
      null,
      "1200",
      "-310",
      undefined,
      undefined,
    ]);
    expect([majorOf("125050"), majorOf(null)]).toEqual(["1250.50", ""]);
  });
});
