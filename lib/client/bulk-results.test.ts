import { describe, expect, it } from "vitest";
import { type BulkResult, unseen } from "./bulk-results.ts";

const result = (id: string, finishedAt: string | null): BulkResult => ({
  id,
  toTeam: "late-stage",
  toUser: null,
  createdAt: "2026-11-22T09:00:00.000Z",
  finishedAt,
  total: 2,
  done: 2,
  moved: 1,
});
const early = result("early", "2026-11-22T09:01:00.000Z");
const late = result("late", "2026-11-22T09:05:00.000Z");

describe("results of many at once", () => {
  it("are told once they are there", () => {
    expect(unseen([result("running", null), late, early], undefined)).toEqual([late, early]);
  });

  it("are gone once they were seen, up to the last of them", () => {
    expect(unseen([late, early], early.finishedAt ?? "")).toEqual([late]);
    expect(unseen([late, early], late.finishedAt ?? "")).toEqual([]);
  });
});
