import { describe, expect, it } from "vitest";
import type { Instalment } from "#lib/domain/case.ts";
import { nextInstalment } from "#lib/domain/next-instalment.ts";
import { instalmentWords, paidOf } from "./instalment-words.ts";

const one = (more: Partial<Instalment> = {}): Instalment => ({
  no: 1,
  dueOn: "2026-12-01",
  amountMinor: 100,
  breaksAt: "2026-12-05T00:00:00.000Z",
  receivedMinor: 0,
  is: "open",
  ...more,
});

describe("an instalment in words", () => {
  it.each([
    [one(), "Due"],
    [one({ receivedMinor: 40 }), "Paid in part"],
    [one({ receivedMinor: 100 }), "Paid"],
    [one({ dueOn: "2026-11-30" }), "Overdue"],
    [one({ is: "missed" }), "Missed"],
    [one({ is: "missed", receivedMinor: 40 }), "Missed, paid in part"],
    [one({ is: "missed", receivedMinor: 100 }), "Paid late"],
    [one({ is: "skipped" }), "Skipped"],
  ])("%o: %s", (instalment, words) => expect(instalmentWords(instalment, "2026-12-01")).toBe(words));
});

describe("a plan's progress", () => {
  const instalments = [
    one({ receivedMinor: 100 }),
    one({ no: 2, is: "skipped" }),
    one({ no: 3, dueOn: "2027-02-01" }),
    one({ no: 4, dueOn: "2027-01-01" }),
  ];

  it("counts what is to be paid", () => expect(paidOf({ instalments })).toEqual({ paid: 1, of: 3 }));

  it("goes on with the earliest that is not paid", () => {
    expect(nextInstalment({ instalments })?.no).toBe(4);
    expect(nextInstalment({ instalments: instalments.slice(0, 2) })).toBeUndefined();
  });
});
