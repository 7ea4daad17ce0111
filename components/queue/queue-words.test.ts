import { describe, expect, it } from "vitest";
import { NO_NARROWING } from "#lib/client/queue-filter.ts";
import type { SavedView } from "#lib/client/saved-views.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";
import { hintOf, titleOf } from "./queue-words.ts";

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
