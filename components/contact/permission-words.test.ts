import { expect, test } from "vitest";
import { nextChange } from "#lib/client/contact-permissions.ts";
import type { Permission } from "#lib/domain/contact-permissions.ts";
import { asideOf, bothClocks, faultsWords, ruleWords, standingOf } from "./permission-words.ts";

const now = "2026-11-24T18:00:00.000Z";
const allowed: Permission = {
  channel: "call",
  decision: "allow",
  reasons: [],
  faults: [],
  next: now,
  used: 5,
  allowed: 7,
  window: "in seven days",
  limits: [],
  reserved: [],
};
const hold = { rule: "uk.breathing-space", citation: "SI 2020/1311", message: "Breathing space." };
const hours = { rule: "us.quiet-hours", citation: "12 CFR 1006.6", message: "Before 08:00." };
const until = (at: string, reason = hours): Permission => ({
  ...allowed,
  decision: "defer",
  until: at,
  reasons: [reason],
});

test("given a permission, when its button is drawn, then it says what is used, the rule, or from when", () => {
  expect(asideOf(allowed, now, "UTC")).toBe("5 of 7 used");
  expect(asideOf({ ...allowed, used: null, allowed: null }, now, "UTC")).toBeUndefined();
  expect(asideOf({ ...allowed, decision: "deny", reasons: [hold] }, now, "UTC")).toBe("off: breathing space");
  expect(asideOf(until("2026-11-25T08:00:00.000Z"), now, "UTC")).toBe("from Wed 08:00");
  expect(asideOf(until("2026-12-25T08:00:00.000Z", hold), now, "UTC"), "not for a month").toBe("off: breathing space");
  expect(
    asideOf({ ...allowed, decision: "deny", reasons: [hours, hold] }, now, "UTC"),
    "a hold says more than the hour at which it came",
  ).toBe("off: breathing space");
  expect(ruleWords("channel.no-contact-point")).toBe("no contact point");
});

test("given what waits at most three days, when it is asked, then it can be planned", () => {
  expect(standingOf(allowed, now)).toBe("open");
  expect(standingOf(until("2026-11-27T18:00:00.000Z"), now)).toBe("later");
  expect(standingOf(until("2026-11-27T18:01:00.000Z"), now)).toBe("off");
  expect(standingOf({ decision: "deny" }, now)).toBe("off");
});

test("given two clocks, when an instant is said, then both, with the day that each shows", () => {
  const at = "2026-11-25T13:00:00.000Z";
  expect(bothClocks(at, "America/New_York", "Europe/London", now)).toBe("tomorrow 08:00 theirs, 13:00 yours");
  expect(bothClocks("2026-11-25T01:00:00.000Z", "America/New_York", "Europe/London", now)).toBe(
    "today 20:00 theirs, tomorrow 01:00 yours",
  );
  expect(bothClocks(at, "Europe/London", "UTC", now)).toBe("tomorrow 13:00");
});

test("given an answer, when it is next out of date, then at the first end of a ban, a kept attempt or a hold", () => {
  const kept = { ...allowed, reserved: [{ until: "2026-11-24T18:09:00.000Z" }] };
  const items = [until("2026-11-25T08:00:00.000Z"), kept];
  expect(nextChange({ at: now, items }, [])).toBe("2026-11-24T18:09:00.000Z");
  expect(nextChange({ at: now, items: [allowed] }, [])).toBeNull();
  const ends = [{ until: "2026-11-24T18:05:00.000Z" }, { until: null }, { until: "2026-11-24T17:00:00.000Z" }];
  expect(nextChange({ at: now, items }, ends as Parameters<typeof nextChange>[1])).toBe("2026-11-24T18:05:00.000Z");
});

test("given facts that nobody has stated, when they are said, then in words; what has none stands as it is", () => {
  expect(faultsWords(["customer.region is missing", "customer.deceased is missing"])).toBe(
    "the state they live in, whether they have died",
  );
  expect(faultsWords(["customer.shoes is missing"])).toBe("customer.shoes is missing");
});
