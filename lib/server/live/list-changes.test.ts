import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ListChange, ListChanges } from "./list-changes.ts";

let told: [rooms: string[], change: ListChange][];
let changes: ListChanges;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  changes = new ListChanges((...what) => told.push(what));
});
afterEach(() => vi.useRealTimers());

const at = (version: number) => ({ ref: "C-0000-0000", version });

describe("what changed in a list", () => {
  it("is told at once, each change, as people make them", () => {
    for (let second = 0; second < 10; second += 1) {
      for (let n = 0; n < 15; n += 1) changes.tell(["a"], at(n));
      vi.advanceTimersByTime(300);
    }
    expect(told).toHaveLength(150);
  });

  it("is told a few times and at the end, when thousands come", () => {
    for (let n = 1; n <= 5_000; n += 1) changes.tell(["a"], at(n));
    expect(told).toHaveLength(20);
    vi.advanceTimersByTime(250);
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toEqual([["a"], at(5_000)]);
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(21);
  });

  it("of one list does not wait for another", () => {
    for (let n = 0; n < 100; n += 1) changes.tell(["a"], at(n));
    changes.tell(["b"], at(7));
    expect(told.at(-1)).toEqual([["b"], at(7)]);
  });
});
