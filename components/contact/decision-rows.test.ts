import { expect, test } from "vitest";
import type { ContactDecisionInput } from "#lib/domain/contact-policy/index.ts";
import { decidedIn } from "./decided.ts";
import { customerRows, debtRows, holdRows, proposalRows } from "./decision-rows.ts";

const at = "2026-12-08T12:00:00.000Z";
const input: ContactDecisionInput = {
  pack: "us",
  at,
  proposal: { channel: "sms", purpose: "collection", recipient: "customer", place: "work", automated: true },
  customer: {
    timeZones: ["America/New_York"],
    optedOut: ["email"],
    inconvenient: [{ days: [1, 2, 3], from: "09:00", to: "17:00" }],
    representative: { kind: "attorney", since: at, contactConsent: false },
    ceaseContact: at,
  },
  debt: { id: "d-1", status: "written-off", balanceMinor: 12_000, timeBarred: true },
  holds: [{ kind: "dispute", from: at, until: null, debtId: "d-1" }],
};
const read = { instant: (when: string) => when.slice(0, 10), debt: () => "A-1", currency: "USD" };
const said = (rows: [string, string][]) => Object.fromEntries(rows);

test("given a decision's inputs, when they are read, then each is a fact in words", () => {
  expect(said(proposalRows(input, read))).toEqual({
    Channel: "Text",
    Purpose: "Collection",
    To: "The customer, at work",
    "Asked for": "2026-12-08",
    By: "A machine",
    "Way to opt out": "No",
  });
  expect(said(customerRows(input, read))).toMatchObject({
    "Where they may be": "America/New_York",
    Region: "Not known",
    "Opted out of": "Email",
    "Inconvenient times": "Mon to Wed 09:00 to 17:00",
    "Asked us to stop": "2026-12-08",
    "Represented by": "Attorney or solicitor, who does not agree to contact",
    "Has died": "No",
  });
  expect(said(debtRows(input, read))).toMatchObject({ Debt: "A-1", Status: "written off", "Barred by time": "Yes" });
  expect(holdRows(input, read)).toEqual([["Dispute", "from 2026-12-08, no end set, on A-1"]]);
});

test("given nothing told, when it is read, then it says so and guesses nothing", () => {
  const bare = { ...input, customer: {}, holds: [] };
  expect(said(customerRows(bare, read))).toMatchObject({
    "Where they may be": "Not known",
    "Represented by": "Nobody",
  });
  expect(holdRows(bare, read)).toEqual([]);
});

test("given an event in which the gate had no part, when it is opened, then there is no decision", () => {
  const event = { type: "note-added", data: { text: "x" } } as Parameters<typeof decidedIn>[0];
  expect(decidedIn(event)).toBeNull();
});
