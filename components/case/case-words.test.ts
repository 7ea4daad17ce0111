import { expect, test } from "vitest";
import type { CaseEvent } from "../../lib/domain/events.ts";
import { stampWords } from "./event-detail.tsx";
import { isUrgent } from "./use-announcements.ts";

const me = { id: "me" };

function event(type: string, data: object = {}): CaseEvent {
  return { type, data, version: 2, actor: { kind: "user", id: "sam" } } as CaseEvent;
}

test("given a hold on the open case, when it is told, then at once", () => {
  expect(isUrgent(event("hold-placed"), me, false)).toBe(true);
});

test("given the case taken from this person, when it is told, then at once only while they write", () => {
  const lost = event("owner-changed", { from: { user: "me" }, to: { user: "sam" } });
  expect(isUrgent(lost, me, true)).toBe(true);
  expect(isUrgent(lost, me, false)).toBe(false);
});

test("given a payment or somebody else's case, when it is told, then politely", () => {
  expect(isUrgent(event("payment-received"), me, true)).toBe(false);
  expect(isUrgent(event("owner-changed", { from: { user: "ben" }, to: { user: "sam" } }), me, true)).toBe(false);
});

test("given both stamps, when an event's detail is read, then they stand beside where the case was", () => {
  const words = stampWords({ basedOn: 410, shown: 411, version: 413 });
  expect(words).toBe("Based on #410, screen showed #411, case was at #412");
  expect(stampWords({ version: 1 })).toBe("On nothing before it");
});
