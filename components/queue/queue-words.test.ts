import { describe, expect, it } from "vitest";
import { NO_NARROWING } from "#lib/client/queue-filter.ts";
import type { SavedView } from "#lib/client/saved-views.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";
import { countOf, hintOf, titleOf } from "./queue-words.ts";
import type { QueueList } from "./use-queue-list.ts";

const saved = { id: "v_1", name: "Large", description: "Worth a call", owner: "lena" } as SavedView;
const filter = { ...NO_NARROWING, view: "team", sort: "balance" } as const;
const state = (change: Partial<QueueState>) =>
  ({ filter, saved: null, changed: false, missing: null, ...change }) as QueueState;
const person = (id: string) => (id === "lena" ? "Lena Ortiz" : id);

describe("a list in words", () => {
  it("given one of our views, then it is called by that and says its order", () => {
    expect(titleOf(state({}))).toBe("My teams");
    expect(hintOf(state({}), person, "amara")).toBe("Order: largest balance first");
  });

  it("given a saved view, then it says what it is for, and whose it is to everybody else", () => {
    expect(titleOf(state({ saved }))).toBe("Large");
    expect(titleOf(state({ saved, changed: true }))).toBe("Large, changed");
    expect(hintOf(state({ saved }), person, "amara")).toBe(
      "Worth a call. Kept by Lena Ortiz. Order: largest balance first",
    );
    expect(hintOf(state({ saved }), person, "lena")).toBe("Worth a call. Order: largest balance first");
  });

  it("given an address that names no view, then it says so", () => {
    expect(titleOf(state({ filter: null, missing: "Gone." }))).toBe("No such view");
  });
});

describe("how many cases are listed", () => {
  const list = (rows: number, queue: { isSuccess: boolean; hasNextPage?: boolean }) =>
    countOf({ queue, calm: { rows: Array(rows).fill({}) } } as unknown as QueueList);

  it("given a list that is on its way or did not come, then nothing is said rather than none", () => {
    expect(list(0, { isSuccess: false })).toEqual({ short: "", long: "" });
  });

  it("given a list that came, then it says how many, and whether more follow", () => {
    expect(list(0, { isSuccess: true })).toEqual({ short: "0", long: "0 cases" });
    expect(list(1, { isSuccess: true })).toEqual({ short: "1", long: "1 case" });
    expect(list(50, { isSuccess: true, hasNextPage: true })).toEqual({ short: "50+", long: "50 loaded, more follow" });
  });

  it("given rows that were there before it failed, then they are still counted", () => {
    expect(list(2, { isSuccess: false }).long).toBe("2 cases");
  });
});
