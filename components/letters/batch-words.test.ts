import { expect, it } from "vitest";
import { classWords, closedNews, closedWords, closingWords, countWords, placeWords, scanned } from "./batch-words.ts";

const at = "2026-11-22T10:00:00.000Z";
const person = (id: string) => `person ${id}`;

it("says what a batch is made of", () => {
  expect(classWords({ paper: "us-letter", variant: "large-print" })).toBe("US Letter, large print");
  expect([countWords(1, "letter"), countWords(1_204, "page"), countWords(0, "letter")]).toEqual([
    "1 letter",
    "1,204 pages",
    "0 letters",
  ]);
});

it("says who closed a batch and why", () => {
  expect(closedWords({ closed: null }, person)).toBe("");
  expect(closedWords({ closed: { at, why: "full", by: null } }, person)).toBe("Full, by Baton");
  expect(closedWords({ closed: { at, why: "hand", by: { kind: "user", id: "7" } } }, person)).toBe("By hand, person 7");
  expect(closedWords({ closed: { at, why: "hand", by: { kind: "api", id: "7" } } }, person)).toBe("By hand, a key");
});

it("says where a letter stands", () => {
  const at = { position: null, takenOut: null, rules: [] };
  expect(placeWords({ ...at, position: 3 })).toBe("3");
  expect(placeWords(at)).toBe("");
  expect(placeWords({ ...at, takenOut: "cancelled" })).toBe("Cancelled");
  const rules = ["common.deceased", "uk.representative"];
  expect(placeWords({ ...at, takenOut: "blocked", rules })).toBe("Blocked: common.deceased, uk.representative");
});

it("says how far a closing is and how it ended", () => {
  expect(closingWords({ judged: 120, letters: 1_500 })).toBe("Judging the letters once more: 120 of 1,500");
  expect(closedNews({ number: 12, state: "closing", takenOut: 3 })).toBe("Batch 12 is closing");
  expect(closedNews({ number: 12, state: "closed", takenOut: 3 })).toBe("Batch 12 is closed, 3 letters taken out");
  expect(closedNews({ number: 12, state: "closed", takenOut: 0 })).toBe("Batch 12 is closed");
});

it("reads what a scanner typed and what was pasted, each once", () => {
  expect(scanned(" l-7k3m-q9tx\nC-0000-0000, L-7K3M-Q9TX;\tnonsense\n\n")).toEqual([
    "L-7K3M-Q9TX",
    "C-0000-0000",
    "NONSENSE",
  ]);
  expect(scanned(" \n")).toEqual([]);
});
