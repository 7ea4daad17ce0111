import { describe, expect, it } from "vitest";
import { linkOpened, paymentEnds, sayCode, sayEnd, sayPaying } from "#components/money/pay-words.ts";
import type { CaseState, PaySession } from "#lib/domain/case.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

const money = (minor: number) => `£${(minor / 100).toFixed(2)}`;
const session = { amountMinor: 9_600, is: "open" } as PaySession;
const ended = (type: string, data: object) => ({ type, data }) as CaseEvent;

describe("a payment as it is made", () => {
  it("is said with its amount, and how, once that is chosen", () => {
    expect(sayPaying(session, money)).toBe("Customer is paying now: £96.00.");
    expect(sayPaying({ ...session, method: "card" }, money)).toBe("Customer is paying now: £96.00, card.");
    expect(sayPaying({ ...session, method: "bank", is: "pending" }, money)).toBe(
      "Payment on its way: £96.00, bank account.",
    );
    expect(sayPaying({ ...session, is: "failed" }, money)).toBe("Payment failed: £96.00.");
    expect(sayCode("insufficient-funds")).toBe("Insufficient funds. ");
    expect([sayCode("card_declined"), sayCode(undefined)]).toEqual(["Card declined. ", ""]);
  });

  it("is said to be paid or not finished, and nothing of one that was begun again or taken elsewhere", () => {
    expect(sayEnd(ended("payment-received", { sessionId: "s", amountMinor: 9_600 }), money)).toBe(
      "Paid £96.00 just now.",
    );
    expect(sayEnd(ended("payment-received", { amountMinor: 9_600 }), money)).toBeNull();
    expect(sayEnd(ended("payment-abandoned", { why: "cancelled" }), money)).toBe(
      "Payment not finished: the customer went back.",
    );
    expect(sayEnd(ended("payment-abandoned", { why: "replaced" }), money)).toBeNull();
    expect(sayEnd(ended("note-added", {}), money)).toBeNull();
  });
});

describe("what ended", () => {
  it("is not said of a payment that was given up once another was begun", () => {
    const types = ["payment-started", "payment-abandoned", "payment-started", "payment-received"];
    const events = types.map((type, index) => ({ type, version: index + 1 }) as CaseEvent);
    const ends = (...told: [CaseEvent[], number]) => paymentEnds(...told).map(({ type }) => type);
    expect(ends(events.slice(0, 2), 0)).toContain("payment-abandoned");
    expect(ends(events, 0)).not.toContain("payment-abandoned");
    expect(ends(events, 3)).toEqual(["payment-received"]);
  });
});

describe("an opened link", () => {
  const openedAt = "2026-11-24T10:00:00.000Z";
  const at = (minutes: number) => Date.parse(openedAt) + minutes * 60_000;
  const state = {
    payLinks: [{ id: "l", is: "live", openedAt }],
    payments: [],
    paySession: null,
  } as unknown as CaseState;

  it("is news for half an hour, until a payment has come or is being made", () => {
    expect(linkOpened(state, at(5))).toMatchObject({ openedAt });
    expect(linkOpened(state, at(31))).toBeNull();
    expect(
      linkOpened({ ...state, payments: [{ at: "2026-11-24T10:03:00.000Z" }] } as unknown as CaseState, at(5)),
    ).toBeNull();
    expect(linkOpened({ ...state, paySession: session }, at(5))).toBeNull();
    expect(linkOpened({ ...state, payLinks: [{ is: "revoked", openedAt }] } as unknown as CaseState, at(5))).toBeNull();
  });
});
