import { expect, test } from "vitest";
import { instantOf, localOf, zoneHint } from "./local-time.ts";

test("given a wall clock in London, when it is read, then summer and winter give their own offset", () => {
  expect(instantOf("2026-12-04T17:00", "Europe/London")).toBe("2026-12-04T17:00:00.000Z");
  expect(instantOf("2026-07-04T17:00", "Europe/London")).toBe("2026-07-04T16:00:00.000Z");
  expect(instantOf("2026-11-22T09:30", "America/New_York")).toBe("2026-11-22T14:30:00.000Z");
});

test("given an hour beside a change of the clocks, when it is read and written, then it comes back", () => {
  for (const local of ["2026-03-29T00:30", "2026-03-29T02:30", "2026-10-25T00:30", "2026-10-25T02:30"]) {
    expect(localOf(instantOf(local, "Europe/London") ?? "", "Europe/London")).toBe(local);
  }
});

test("given midnight, when it is written, then it is 00:00 of that day", () => {
  expect(localOf("2026-11-22T00:00:00.000Z", "Europe/London")).toBe("2026-11-22T00:00");
});

test("given what is no date, when it is read, then it is null", () => {
  expect(instantOf("", "Europe/London")).toBeNull();
  expect(instantOf("tomorrow", "Europe/London")).toBeNull();
  expect(instantOf("2026-13-40T10:00", "Europe/London")).toBeNull();
});

test("given a zone, then a field says in which town its clock hangs", () => {
  expect(zoneHint("America/New_York")).toBe("Time in New York");
  expect(zoneHint("UTC")).toBe("Time in UTC");
});
