import { describe, expect, it } from "vitest";
import type { Names } from "./describe.ts";
import type { CaseEvent, EventData, EventType, NewEvent } from "./events.ts";
import { EXAMPLES } from "./given-events.ts";
import { eventOf } from "./given-step.ts";
import { paymentStep } from "./payment-lines.ts";
import { isPaymentLine, type TimelineEntry, type TimelineFilter, timelineOf } from "./timeline.ts";

const names: Names = { person: () => "Amara", team: (slug) => slug, debt: () => "A-1" };
const LINK = { linkId: "link" };
const S = { sessionId: "s-1" };

type Told = { fact: NewEvent; command: string; at?: string };

function told<T extends EventType>(type: T, data: Partial<EventData[T]> = {}, command = "", at?: string): Told {
  return { fact: { type, data: { ...EXAMPLES[type], ...data } } as NewEvent, command, at };
}

function log(...all: Told[]): CaseEvent[] {
  return all.map(({ fact, command, at }, n) => ({
    ...eventOf(fact, n + 1, { at: at ?? `2026-11-24T10:0${n % 10}:00.000Z` }),
    commandId: command || `command-${n}`,
  }));
}

const coming = [told("pay-link-opened", LINK), told("pay-link-identified", LINK)];
const paying = [
  told("payment-started", { ...S, ...LINK }, "start"),
  told("hold-placed", { holdId: "s-1", kind: "payment-in-progress" }, "start"),
  told("payment-method-chosen", S),
];
const paid = [
  told("payment-received", { ...S, amountMinor: 12_050, method: "card" }, "paid"),
  told("promise-kept", {}, "paid"),
  told("debt-paid", {}, "paid"),
  told("hold-lifted", { holdId: "s-1" }, "paid"),
];

function entries(events: CaseEvent[], filter?: TimelineFilter): TimelineEntry[] {
  return timelineOf(events, { names, filter }).flatMap((item) => (item.is === "entry" ? [item] : []));
}
/** Each line as its versions, newest line first. */
const lines = (events: CaseEvent[], filter?: TimelineFilter) =>
  entries(events, filter).map(({ event, way }) => way?.map((one) => one.event.version) ?? event.version);
const titles = (events: CaseEvent[]) => entries(events).map(({ description }) => description.title);

describe("the line of a payment", () => {
  const whole = log(...coming, ...paying, ...paid);

  it("is one from the link to what followed, under what the customer paid", () => {
    const [line, ...more] = entries(whole);
    expect(more).toEqual([]);
    expect(line?.way?.map(({ event }) => event.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(line?.description).toMatchObject({ title: "Customer paid by card", amountMinor: 12_050 });
    expect(line && isPaymentLine(line)).toBe(true);
  });

  it("says how far the payment has come while it goes on, and never loses its oldest event", () => {
    const upTo = (count: number) => entries(whole.slice(0, count))[0];
    expect([2, 4, 5, 6].map((count) => upTo(count)?.description.title)).toEqual([
      "Customer identified on the pay page",
      "Customer is paying now",
      "Customer is paying now",
      "Customer paid by card",
    ]);
    expect([2, 4, 6, 9].map((count) => upTo(count)?.way?.[0]?.event.version)).toEqual([1, 1, 1, 1]);
  });

  it("names its steps and leaves out what only serves them", () => {
    expect(whole.map((event) => paymentStep(event)?.words ?? null)).toEqual([
      "link opened",
      "identified",
      "paying",
      null,
      null,
      "received",
      "promise kept",
      "debt paid",
      null,
    ]);
  });

  it("stays whole under the filter of payments, and each event is found alone under its own", () => {
    expect(lines(whole, "payments")).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
    expect(lines(whole, "decisions")).toEqual([9, 4]);
  });

  it("is parted by what came between, and by midnight, so that nothing moves", () => {
    expect(lines(log(...coming, ...paying, told("note-added"), ...paid))).toEqual([[7, 8, 9, 10], 6, [1, 2, 3, 4, 5]]);
    const late = paying.map((one) => ({ ...one, at: "2026-11-25T00:01:00.000Z" }));
    expect(lines(log(...coming, ...late))).toEqual([
      [3, 4, 5],
      [1, 2],
    ]);
  });

  it("is not parted by what stands on the line of its contact", () => {
    const planned = told("contact-scheduled", { contactId: "m-1" });
    const cancelled = told("contact-cancelled", { contactId: "m-1" }, "paid");
    const [first, ...rest] = paid as [Told, ...Told[]];
    expect(lines(log(planned, ...paying, first, cancelled, ...rest))).toEqual([
      [2, 3, 4, 5, 7, 8, 9],
      [1, 6],
    ]);
  });

  it("is another for another payment, also when it takes the place of the first", () => {
    const second = { sessionId: "s-2" };
    const again = [
      told("payment-abandoned", { ...S, why: "replaced" }, "again"),
      told("hold-lifted", { holdId: "s-1" }, "again"),
      told("payment-started", { ...second, ...LINK }, "again"),
      told("hold-placed", { holdId: "s-2", kind: "payment-in-progress" }, "again"),
    ];
    const events = log(...coming, ...paying, ...again);
    expect(lines(events)).toEqual([
      [8, 9],
      [1, 2, 3, 4, 5, 6, 7],
    ]);
    expect(titles(events)).toEqual(["Customer is paying now", "Payment not finished"]);
  });

  it("tells of a bank that is still to answer with the amount, and of a try that failed until the next begins", () => {
    const failed = told("payment-failed", S);
    const pending = [
      told("payment-pending", { ...S, holdId: "h-2" }, "pending"),
      told("hold-placed", { holdId: "h-2", kind: "payment-in-progress" }, "pending"),
      told("hold-lifted", { holdId: "s-1" }, "pending"),
    ];
    const started = EXAMPLES["payment-started"].amountMinor;
    expect(titles(log(...paying, failed))).toEqual(["Payment failed"]);
    expect(titles(log(...paying, failed, told("payment-method-chosen", S)))).toEqual(["Customer is paying now"]);
    const [line, ...more] = entries(log(...paying, ...pending));
    expect(more).toEqual([]);
    expect(line?.description).toMatchObject({ title: "Payment on its way", amountMinor: started });
    const answered = log(...paying, ...pending, ...paid.slice(0, 1), told("hold-lifted", { holdId: "h-2" }, "paid"));
    expect(lines(answered)).toEqual([[1, 2, 3, 4, 5, 6, 7, 8]]);
  });

  it("of one that a person recorded is what its command wrote, under its own name; alone it is no line", () => {
    const recorded = told("payment-received", { sessionId: undefined }, "recorded");
    const charged = told("charge-added", {}, "recorded");
    const events = log(told("debt-paid"), charged, recorded, told("debt-paid", {}, "recorded"));
    expect(lines(events)).toEqual([[2, 3, 4], 1]);
    expect(titles(events)[0]).toBe("Payment received");
    expect(lines(log(recorded, told("promise-made")))).toEqual([2, 1]);
  });

  it("leaves holds of other kinds, and what other commands wrote, where they are", () => {
    const events = log(...paying, told("hold-placed", { holdId: "h-9" }), told("hold-lifted", { holdId: "h-9" }));
    expect(lines(events)).toEqual([5, 4, [1, 2, 3]]);
  });
});
