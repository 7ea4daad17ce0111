import { expect, test } from "vitest";
import type { CaseEvent } from "../../lib/domain/events.ts";
import { timelineOf } from "../../lib/domain/timeline.ts";
import { daysOf, lateOnes } from "./timeline-days.ts";

const names = { person: (id: string) => id, team: (slug: string) => slug, debt: (id: string) => id };
const dayOf = (at: string) => at.slice(0, 10);

function note(version: number, occurredAt: string, at = occurredAt, commandId = `c-${version}`): CaseEvent {
  const envelope = {
    id: `e-${version}`,
    caseRef: "C-0000-0000",
    prevHash: "",
    hash: "",
    actor: { kind: "user", id: "u" },
  };
  return { ...envelope, version, type: "note-added", data: { text: "" }, occurredAt, at, commandId } as CaseEvent;
}

const opened = note(1, "2026-11-20T09:00:00.000Z");

test("given events recorded as they happened, when lateness is asked, then none is late", () => {
  expect(lateOnes([opened, note(2, "2026-11-20T10:00:00.000Z")])).toEqual(new Set());
});

test("given a call recorded the day after, when lateness is asked, then it is late with all that its command wrote", () => {
  const [happened, recorded] = ["2026-11-21T16:20:00.000Z", "2026-11-22T09:00:00.000Z"];
  const events = [opened, note(2, happened, recorded, "one"), note(3, happened, "2026-11-22T09:00:00.004Z", "one")];
  expect(lateOnes(events)).toEqual(new Set([2, 3]));
});

test("given a history recorded in one go, when lateness is asked, then only what stands out of its order is late", () => {
  const at = (n: number) => `2026-11-22T03:00:00.00${n}Z`;
  const events = [
    note(1, "2025-05-01T09:00:00.000Z", at(1)),
    note(2, "2025-07-01T09:00:00.000Z", at(2)),
    note(3, "2025-06-15T09:00:00.000Z", at(3)),
    note(4, "2025-08-01T09:00:00.000Z", at(4)),
  ];
  expect(lateOnes(events)).toEqual(new Set([3]));
});

test("given a late event, when days are made, then it stands on the day of its recording and the others on theirs", () => {
  const late = note(2, "2026-11-20T16:00:00.000Z", "2026-11-22T09:00:00.000Z");
  const events = [opened, late, note(3, "2026-11-22T10:00:00.000Z")];
  const days = daysOf(timelineOf(events, { names }), lateOnes(events), dayOf);
  expect(days.map(({ key, items }) => [key, items.length])).toEqual([
    ["2026-11-22", 2],
    ["2026-11-20", 1],
  ]);
});
