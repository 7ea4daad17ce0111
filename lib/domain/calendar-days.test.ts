import { describe, expect, it } from "vitest";
import * as calendar from "./calendar.ts";

describe("days and zones", () => {
  it("ends a day at the first instant of the next local one", () => {
    expect(calendar.endOfDay("2026-03-28", "Europe/London")).toBe("2026-03-29T00:00:00.000Z");
    expect(calendar.endOfDay("2026-03-29", "Europe/London")).toBe("2026-03-29T23:00:00.000Z");
    expect(calendar.endOfDay("2026-11-22", "America/New_York")).toBe("2026-11-23T05:00:00.000Z");
    expect(calendar.endOfDay("2026-04-23", "Africa/Cairo")).toBe("2026-04-23T22:00:00.000Z"); // midnight itself is skipped there
  });

  it("knows the local day and a local time", () => {
    expect(calendar.localDay("2026-11-23T03:00:00.000Z", "America/New_York")).toBe("2026-11-22");
    expect(calendar.localDay("2026-11-22T22:30:00.000Z", "Africa/Johannesburg")).toBe("2026-11-23");
    expect(calendar.atLocalTime("2026-07-01", "12:00", "Europe/London")).toBe("2026-07-01T11:00:00.000Z");
  });

  it("accepts real days only", () => {
    for (const day of ["2026-02-28", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
      expect(calendar.isDay(day), day).toBe(true);
    for (const text of [
      "2026-02-29",
      "1900-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "2026-4-3",
      "0000-01-01",
      "2026-01-01T00:00",
      "",
      " 2026-01-01",
      "2026-01-01\n",
    ]) {
      expect(calendar.isDay(text), text).toBe(false);
    }
  });

  it("accepts instants in the one stored form only", () => {
    expect(calendar.isInstant("2026-11-22T02:54:59.000Z")).toBe(true);
    for (const text of [
      "2026-11-22T02:54:59Z",
      "2026-11-22T02:54:59.0000Z",
      "2026-11-22T02:54:59.000+00:00",
      "2026-02-30T00:00:00.000Z",
      "2026-11-22T24:00:00.000Z",
    ]) {
      expect(calendar.isInstant(text), text).toBe(false);
    }
  });

  it("accepts exact names of real zones only", () => {
    for (const zone of [
      "Europe/London",
      "America/New_York",
      "Africa/Johannesburg",
      "Asia/Kolkata",
      "America/Argentina/Buenos_Aires",
      "UTC",
    ]) {
      expect(calendar.isTimeZone(zone), zone).toBe(true);
    }
    for (const text of [
      "europe/london",
      "utc",
      "Mars/Base",
      "+01:00",
      "",
      " Europe/London",
      "Europe/London[u-ca=iso8601]",
    ]) {
      expect(calendar.isTimeZone(text), text).toBe(false);
    }
  });

  it("adds days and finds the earliest instant", () => {
    expect(calendar.addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(calendar.addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(calendar.minInstant(null, "2026-11-22T02:54:59.000Z", undefined, "2026-11-22T02:54:58.999Z")).toBe(
      "2026-11-22T02:54:58.999Z",
    );
    expect(calendar.minInstant(null)).toBeNull();
    expect(calendar.holiday("2026-06-15", "scotland")).toMatch(/World Cup/);
    expect(calendar.holiday("2026-06-15", "none")).toBeUndefined();
  });
});
