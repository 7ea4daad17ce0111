import { describe, expect, it } from "vitest";
import type { Names } from "./describe.ts";
import { EVENT_TYPES, type EventData, type EventType, type NewEvent } from "./events.ts";
import { EXAMPLES } from "./given-events.ts";
import { eventOf } from "./given-step.ts";
import { countsOf, foldTitle, isUnder, TIMELINE_FILTERS, type TimelineItem, timelineOf } from "./timeline.ts";

const names: Names = { person: () => "Amara", team: (slug) => slug, debt: () => "A-1" };

function log(...types: (EventType | NewEvent)[]) {
  return types.map((one, at) => {
    const fact = typeof one === "string" ? ({ type: one, data: EXAMPLES[one] } as NewEvent) : one;
    return eventOf(fact, at + 1, { at: `2026-11-24T08:0${at % 10}:00.000Z` });
  });
}

const corrects = (version: number, text: string): NewEvent => ({ type: "entry-corrected", data: { version, text } });
const shape = (items: TimelineItem[]) =>
  items.map((item) => (item.is === "fold" ? item.entries.map(({ event }) => event.version) : item.event.version));

describe("filters", () => {
  it("put every event type under all and exactly one more", () => {
    for (const type of EVENT_TYPES) {
      const under = TIMELINE_FILTERS.filter(({ id }) => isUnder(id, type)).map(({ id }) => id);
      expect(under, type).toHaveLength(2);
      expect(under[0]).toBe("all");
    }
  });

  it.each([
    ["owner-changed", "ownership"],
    ["handover-expired", "ownership"],
    ["case-reassigned", "ownership"],
    ["payment-reversed", "payments"],
    ["promise-broken", "payments"],
    ["contact-recorded", "contact"],
    ["hold-placed", "decisions"],
    ["need-disclosed", "decisions"],
    ["entry-corrected", "notes"],
    ["case-opened", "system"],
  ] as const)("%s stands under %s", (type, filter) => expect(isUnder(filter, type)).toBe(true));

  it("are counted", () => {
    const counts = countsOf(log("case-opened", "note-added", "note-added", "payment-received"));
    expect(counts).toEqual({ all: 4, contact: 0, payments: 1, ownership: 0, decisions: 0, notes: 2, system: 1 });
  });

  it("show only their own, newest first", () => {
    const events = log("case-opened", "note-added", "payment-received", "promise-kept");
    expect(shape(timelineOf(events, { names, filter: "payments" }))).toEqual([4, 3]);
  });
});

describe("folding", () => {
  it("makes a run of system events one line with its times", () => {
    const [first, fold] = timelineOf(log("case-opened", "debt-added", "debt-added", "note-added"), { names });
    expect(first?.is).toBe("entry");
    if (fold?.is !== "fold") throw new Error("not folded");
    expect(foldTitle(fold, (at) => at.slice(11, 16))).toBe("3 system events, 08:00 to 08:02");
    expect(fold.detail).toBe("Case opened, debt added: A-3, debt added: A-3");
    expect(fold.entries.map(({ event }) => event.version)).toEqual([3, 2, 1]);
  });

  it("says one time when the run took no minute", () => {
    const [fold] = timelineOf(log("case-opened", "debt-added"), { names });
    if (fold?.is !== "fold") throw new Error("not folded");
    expect(foldTitle(fold, () => "08:00")).toBe("2 system events, 08:00");
  });

  it("leaves a single system event alone and never folds ownership", () => {
    const events = log("debt-added", "owner-changed", "owner-changed", "handover-readdressed", "debt-added");
    expect(shape(timelineOf(events, { names }))).toEqual([5, 4, 3, 2, 1]);
  });

  it("stops where another kind of event stands between, and at midnight", () => {
    expect(
      shape(timelineOf(log("debt-added", "debt-added", "note-added", "debt-added", "debt-added"), { names })),
    ).toEqual([[5, 4], 3, [2, 1]]);
    const dayOf = (at: string) => (at < "2026-11-24T08:01:00.000Z" ? "Monday" : "Tuesday");
    expect(shape(timelineOf(log("debt-added", "debt-added", "debt-added"), { names, dayOf }))).toEqual([[3, 2], 1]);
  });

  it("folds nothing under the filter system", () => {
    expect(shape(timelineOf(log("debt-added", "debt-added"), { names, filter: "system" }))).toEqual([2, 1]);
  });
});

describe("corrections", () => {
  const entry = (items: TimelineItem[], version: number) => {
    const found = items.find((item) => item.is === "entry" && item.event.version === version);
    if (found?.is !== "entry") throw new Error(`no entry #${version}`);
    return found;
  };
  const note = (text: string): NewEvent => ({ type: "note-added", data: { text } });

  it("strike the original through, beside the corrected text, and stay entries of their own", () => {
    const items = timelineOf(log("case-opened", note("Owes £5"), corrects(2, "Owes £50")), { names });
    expect(entry(items, 2)).toMatchObject({
      correction: { original: "Owes £5", text: "Owes £50", version: 3 },
      description: { title: "Note by Amara", detail: "" },
    });
    expect(entry(items, 3).correction).toBeUndefined();
    expect(entry(items, 3).description).toMatchObject({ title: "#2 corrected by Amara", detail: "Owes £50" });
  });

  it("of a correction correct the first entry too", () => {
    const items = timelineOf(log("case-opened", note("one"), corrects(2, "two"), corrects(3, "three")), { names });
    expect(entry(items, 2).correction).toEqual({ original: "one", text: "three", version: 4 });
    expect(entry(items, 3).correction).toEqual({ original: "two", text: "three", version: 4 });
    expect(entry(items, 4).correction).toBeUndefined();
  });

  it("of a contact leave what else is said of it", () => {
    const items = timelineOf(log("contact-recorded", corrects(1, "asked for braille")), { names });
    expect(entry(items, 1)).toMatchObject({
      correction: { original: "asked for a large-print statement", text: "asked for braille" },
      description: { detail: "By Amara; about A-1" },
    });
  });

  it("are seen under a filter that shows only what they correct", () => {
    const items = timelineOf(log("contact-recorded", corrects(1, "asked for braille")), { names, filter: "contact" });
    expect(entry(items, 1).correction?.text).toBe("asked for braille");
  });

  it("survive erasure and entries that are not loaded, and never loop", () => {
    const erased: NewEvent = { type: "entry-corrected", data: { version: 1 } as EventData["entry-corrected"] };
    const items = timelineOf(
      log({ type: "note-added", data: {} as { text: string } }, erased, corrects(99, "x"), corrects(4, "y")),
      {
        names,
      },
    );
    expect(entry(items, 1).correction).toMatchObject({ original: "[erased]", text: "[erased]" });
  });
});

describe("the line of a contact", () => {
  const told = (type: EventType, contactId = "m-1") => ({ type, data: { ...EXAMPLES[type], contactId } }) as NewEvent;
  const events = log(
    told("contact-scheduled"),
    "note-added",
    told("contact-released"),
    told("contact-sent"),
    told("contact-delivered"),
    told("contact-scheduled", "m-2"),
    told("contact-read"),
  );
  const ways = (items: TimelineItem[]) =>
    items.map((item) => (item.is === "entry" ? (item.way ?? []).map(({ event }) => event.version) : []));

  it("is one, under what let it go, with all its states", () => {
    const items = timelineOf(events, { names });
    expect(shape(items)).toEqual([6, 3, 2]);
    expect(ways(items)).toEqual([[], [1, 3, 4, 5, 7], []]);
  });

  it("keeps every state under the filter of contacts, and stands whole where a decision or a receipt alone is asked for", () => {
    expect(ways(timelineOf(events, { names, filter: "contact" }))).toEqual([[], [1, 3, 4, 5, 7]]);
    expect(shape(timelineOf(events, { names, filter: "system" }))).toEqual([4]);
  });

  it("moves to the last refusal, and of what is not loaded only the rest is there", () => {
    const blocked = log(told("contact-scheduled"), "note-added", told("contact-blocked"), told("contact-retried"));
    expect(shape(timelineOf(blocked, { names }))).toEqual([3, 2]);
    expect(shape(timelineOf(events.slice(3), { names }))).toEqual([6, 4]);
  });
});
