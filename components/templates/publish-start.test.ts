import { expect, test } from "vitest";
import { startOf } from "./publish-start.ts";

test("given at once, then what is still typed for later does not count", () => {
  expect(startOf("now", "2026-12-01T09:00", "Europe/London")).toEqual({ from: null });
});

test("given a later time, then it is of the desk's zone", () => {
  expect(startOf("later", "2026-12-01T09:00", "America/New_York")).toEqual({ from: "2026-12-01T14:00:00.000Z" });
});

test("given a later time that is not told, then it is asked for, and is not at once", () => {
  expect(startOf("later", "", "Europe/London").missing).toBe("Say from when.");
});
