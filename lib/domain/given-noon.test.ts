import { expect, it } from "vitest";
import { isTimeZone } from "./calendar.ts";
import { zoneAtNoon } from "./given-noon.ts";

it.each(Array.from({ length: 48 }, (_, half) => half))("finds noon at half hour %i", (half) => {
  const now = new Date(Date.UTC(2026, 10, 22, 0, half * 30)).toISOString();
  const zone = zoneAtNoon(now);
  expect(isTimeZone(zone)).toBe(true);
  const hour = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(now),
  );
  expect(["11:30", "12:00", "12:30"]).toContain(hour);
});
