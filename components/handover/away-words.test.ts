import { expect, test } from "vitest";
import { awayWords } from "#components/handover/away-words.ts";

const names = { person: () => "Amara" };
const absence = { from: "2026-11-23T00:00:00.000Z", until: "2026-11-28T00:00:00.000Z", cover: "x" };
const at = (instant: string, cover: string | null = "x") =>
  awayWords({ ...absence, cover }, names, "Europe/London", Date.parse(instant));

test("an absence is said from a week before, with its last day and the cover", () => {
  expect(at("2026-11-10T12:00:00Z")).toBeNull();
  expect(at("2026-11-20T12:00:00Z")).toEqual({
    words: "away from Mon 23 Nov until Fri 27 Nov, cover Amara",
    now: false,
  });
  expect(at("2026-11-24T12:00:00Z", null)).toEqual({ words: "away until Fri 27 Nov, cover the queue", now: true });
  expect(at("2026-11-28T00:00:00Z")).toBeNull();
});
