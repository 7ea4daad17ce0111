import { describe, expect, it } from "vitest";
import { describeEvent, kindOf, type Names } from "./describe.ts";
import { EVENT_TYPES, type EventType, type NewEvent } from "./events.ts";
import { DEBT, EXAMPLES } from "./given-events.ts";
import { MONEY_SENTENCES } from "./given-money-sentences.ts";
import { DIRECTORY, ID } from "./given-organisation.ts";
import { actorOf, eventOf, type Who } from "./given-step.ts";
import { PERSONAL } from "./personal.ts";

const names: Names = {
  person: (id) => DIRECTORY.people[id]?.name ?? "Unknown",
  team: (slug) => DIRECTORY.teams[slug]?.name ?? slug,
  debt: (id) => (id === DEBT ? "A-1" : "A-2"),
};

function example<T extends EventType>(type: T, change: object = {}): NewEvent {
  return { type, data: { ...EXAMPLES[type], ...change } } as NewEvent;
}

function said(fact: NewEvent, who: Who = "amara", viewer?: { id: string }) {
  const { title, detail } = describeEvent(eventOf(fact, 7, { actor: actorOf(who) }), names, viewer);
  return [title, detail];
}

describe("describeEvent", () => {
  const sentences: Record<EventType, [string, string]> = {
    "case-opened": ["Case opened", "2 debts; waiting in Early Arrears, not taken"],
    "debt-added": ["Debt added: A-3", "By Amara; Larkfield; due 1 Oct 2026"],
    "note-added": ["Note by Amara", "daughter Hanne may speak for her"],
    "entry-corrected": ["#3 corrected by Amara", "Daughter Hanne may speak for her"],
    "contact-recorded": [
      "Outbound call, right party, refused",
      "By Amara; about A-1; asked for a large-print statement",
    ],
    "payment-received": ["Payment received", "By card; received 23 Nov 2026; allocated to A-1; reference PAY-9"],
    "payment-reversed": ["Payment reversed", "By Amara; “Charged back”"],
    "debt-paid": ["Debt paid: A-1", "Nothing is left to pay on it"],
    "promise-made": [
      "Promise to pay by 4 Dec 2026",
      "Taken by Amara; replaces what was arranged before; 2 working days of grace; beyond the limits: Known to pay",
    ],
    "promise-kept": ["Promise kept", "Received since it was made"],
    "promise-broken": ["Promise broken", "Only a part was received in time"],
    "next-action-set": ["Next action due 25 Nov 2026, 11:21 UTC", "Set by Amara; Send large-print statement"],
    "contact-point-changed": ["Phone changed", "Now ••• 17; verified; by Amara"],
    "owner-changed": [
      "Ownership: Early Arrears to Priya",
      "Handover accepted by Amara; in Specialist Support; first action by 24 Nov 2026, 15:00 UTC",
    ],
    "handover-offered": [
      "Handover offered: Amara to Dev",
      "Reason: financial difficulty; accept by 24 Nov 2026, 11:01 UTC; “Plan is more than she can spare”",
    ],
    "handover-accepted": ["Handover accepted by Amara", "Read back: “I take an income and expenditure”"],
    "handover-declined": ["Handover declined by Amara", "Reason: no capacity"],
    "handover-question-asked": ["Question about the handover by Amara", "“Is she on the phone?”"],
    "handover-question-answered": ["Question answered by Amara", "“No, by letter”"],
    "handover-withdrawn": ["Handover withdrawn", "By Amara"],
    "handover-expired": ["Handover expired", "Not accepted in time; the sender is still accountable"],
    "handover-readdressed": [
      "Handover offer moved: Dev to Specialist Support",
      "Any member of Specialist Support may now accept it",
    ],
    "case-returned": ["Case returned to Early Arrears", "By Amara; “Not ours”"],
    "case-reassigned": ["Case reassigned to Chloe", "By Amara; “Ben is away”"],
    "dispute-opened": ["Dispute opened: not my debt", "By Amara; about A-1; never had an account"],
    "dispute-resolved": ["Dispute resolved: upheld", "By Amara; its hold has ended; Agreement not found"],
    "complaint-opened": ["Complaint opened: conduct", "By Amara; Called twice in an hour"],
    "need-disclosed": ["Need disclosed", "Large print, calls before noon; by Amara"],
    "hold-placed": [
      "Hold placed: breathing space",
      "By Amara; until 18 Jan 2027, 00:00 UTC; on A-1; Register notice of 19 Nov",
    ],
    "hold-lifted": ["Hold lifted", "By Amara; “Register says it has ended”"],
    "hold-expired": ["Hold ended", "Its time has run out"],
    "case-closed": ["Case closed: paid", "By Amara"],
    "case-reopened": ["Case reopened", "By Amara; “The payment was charged back”"],
    "limitation-recorded": [
      "Debt is barred by time",
      "A-1; the customer relies on it; recorded by Amara; “Letter of 3 Nov”",
    ],
    "default-recorded": ["In default since 1 Aug 2026", "A-1; notice delivered 2 Oct 2026; recorded by Amara"],
    "channel-opted-out": ["Opted out of texts", "By Amara; reply; “STOP”"],
    "channel-opted-in": ["Agreed to texts", "By Amara; said on a call; “Asked for texts”"],
    "cease-requested": [
      "Asked us to stop contact",
      "Received 20 Nov 2026, 09:00 UTC; letter; recorded by Amara; “Do not write to me”",
    ],
    "cease-withdrawn": ["Request to stop contact withdrawn", "By Amara; “She wrote again”"],
    "inconvenient-times-stated": ["Inconvenient times stated", "Mon to Fri 09:00 to 17:00; recorded by Amara"],
    "representative-appointed": [
      "Represented: debt adviser",
      "Since 20 Nov 2026; Larch Advice; contact goes to them; recorded by Amara",
    ],
    "representative-ended": ["Representation ended", "By Amara; “Plan agreed”"],
    "death-recorded": ["Customer has died", "Recorded by Amara; letter; “Certificate seen”"],
    "death-withdrawn": ["Record of the death withdrawn", "By Amara; “It was her mother”"],
    "language-set": ["Language: Welsh", "Recorded by Amara"],
    "work-contact-stated": ["May not be contacted at work", "Recorded by Amara; said on a call; “Not at work”"],
    "residence-set": ["Where the customer lives", "America/New_York; MA; recorded by Amara"],
    "contact-point-failed": ["Phone does not reach the customer", "Wrong number; recorded by Amara"],
    "contact-point-verified": ["Phone verified", "By Amara"],
    "customer-facts-carried": ["What the customer had told before", "Taken over from the customer's other cases"],
    "contact-scheduled": ["Text planned: collection", "By Amara; goes out 24 Nov 2026, 11:00 UTC; template reminder"],
    "contact-cancelled": ["Planned contact cancelled", "By Amara"],
    "contact-blocked": [
      "Text blocked: collection",
      "Rule uk.contact-hours; After 21:00 in Europe/London; policy uk 2026-11-01; tried again 25 Nov 2026, 08:00 UTC; asked by Amara",
    ],
    "contact-released": [
      "Outbound text: collection",
      "Template reminder, version 2; Your account; allowed by policy uk 2026-11-01",
    ],
    "contact-put-off": [
      "Could not be handed over, tried again",
      "The provider had enough for the moment; next try 24 Nov 2026, 11:01 UTC",
    ],
    "contact-sent": ["Handed to the provider", "It calls it SM1"],
    "contact-failed": ["Contact failed", "Code 30003"],
    "contact-unknown": [
      "Not known whether it was sent",
      "The connection was lost on the way; it is not sent again by itself",
    ],
    "contact-delivered": ["Delivered", "The provider says so"],
    "contact-read": ["Read", "The provider says so"],
    "contact-bounced": ["Bounced for good", "Code 5.1.1"],
    "contact-clicked": ["Link opened by the customer", "To preferences"],
    "contact-parked": ["Contact is stuck", "Code TypeError; somebody has to look at it"],
    "contact-retried": ["Contact tried again", "By Amara; goes out 24 Nov 2026, 11:02 UTC"],
    "letter-returned": ["Letter returned: gone away", "Recorded by Amara"],
    "message-received": ["Inbound text", "From ••• 17; Stop"],
    "attempt-reserved": [
      "About to call",
      "By Amara; the attempt is kept until 24 Nov 2026, 10:15 UTC; allowed by policy uk 2026-11-01",
    ],
    "attempt-released": ["Reserved attempt given back", "By Amara"],
    "attempt-lapsed": ["Reserved attempt lapsed", "It was not made in time"],
    ...MONEY_SENTENCES,
  };

  it.each(EVENT_TYPES)("says %s", (type) => expect(said(example(type))).toEqual(sentences[type]));

  it.each([
    ["payment-received", 5_500],
    ["payment-reversed", -5_500],
    ["promise-made", 4_000],
    ["case-opened", 15_000],
    ["note-added", undefined],
  ] as const)("gives the amount of %s as %s", (type, amountMinor) => {
    expect(describeEvent(eventOf(example(type), 7), names).amountMinor).toBe(amountMinor);
  });

  it("says each part of a payment over several debts, and what is left over", () => {
    const allocations = [
      { debtId: DEBT, head: "principal", amountMinor: 5_000 },
      { debtId: "another", head: "principal", amountMinor: 400 },
    ];
    const change = { method: "other", receivedOn: undefined, allocations, creditMinor: 100 };
    const detail = "By other means; allocated to A-1 £50.00, A-2 £4.00; £1.00 left over as credit; reference PAY-9";
    expect(said(example("payment-received", change))).toEqual(["Payment received", detail]);
  });

  it.each([
    ["key", "Note by an API key"],
    ["gateway", "Note by the payment gateway"],
    ["baton", "Note by Baton"],
    ["amara", "Note by Amara"],
  ] as const)("has words for an actor like %s", (who, title) => {
    expect(said(example("note-added"), who)[0]).toBe(title);
  });

  it("tells the gateway that brought an answer from the one that takes payments", () => {
    expect(said(example("channel-opted-out"), "gateway")[1]).toBe("By the message gateway; reply; “STOP”");
    expect(said(example("payment-reversed"), "gateway")[1]).toBe("By the payment gateway; “Charged back”");
  });

  it("names the rules against what was made without asking, in words", () => {
    const gate = {
      decision: "deny",
      rules: ["us.call-attempts", "common.opted-out"],
      pack: { id: "us", version: "1" },
    };
    expect(said(example("contact-recorded", { gate }))[1]).toContain(
      "policy would have refused: call attempts, opted out",
    );
  });

  it("says codes of templates, card schemes and languages as words", () => {
    const template = { id: "payment-reminder-sms", version: 2, language: "en", variant: "standard" };
    expect(said(example("contact-released", { template }))[1]).toContain("Template payment reminder, version 2");
    expect(said(example("refund-failed", { code: "account-closed" }))[1]).toBe(
      "The money did not go back: account closed",
    );
    const lines = [
      ["unrecognized", "the customer does not recognise it"],
      ["constructor", "constructor"],
    ] as const;
    for (const [reason, words] of lines)
      expect(said(example("chargeback-opened", { reason }))[1]).toBe(
        `The customer's bank took the money back; ${words}`,
      );
    expect(said(example("language-set", { language: "pt-BR" }))[0]).toBe("Language: Brazilian Portuguese");
  });

  it("says you to the viewer, wherever the viewer is named", () => {
    expect(said(example("handover-offered"), "amara", { id: ID.dev })[0]).toBe("Handover offered: Amara to you");
    expect(said(example("handover-offered"), "amara", { id: ID.amara })[0]).toBe("Handover offered: you to Dev");
    expect(said(example("case-closed"), "amara", { id: ID.amara })[1]).toBe("By you");
  });

  it("names the kind of a hold and prints instants as the reader's screen does, when told how", () => {
    const told = { ...names, hold: () => "Supervisor hold", instant: () => "Mon 18:00" };
    expect(describeEvent(eventOf(example("hold-lifted"), 7), told).title).toBe("Hold lifted: supervisor");
    expect(describeEvent(eventOf(example("next-action-set"), 7), told).title).toBe("Next action due Mon 18:00");
  });

  it("never says the reason for a need, only what helps", () => {
    const words = said(example("need-disclosed")).join();
    expect(words).not.toMatch(/health|treatment/i);
  });

  it("moves between teams of one person are said as teams", () => {
    const change = { from: { team: "early-arrears", user: ID.ben }, to: { team: "late-stage", user: ID.ben } };
    expect(said(example("owner-changed", { ...change, why: "reassigned" }))[0]).toBe(
      "Ownership: Early Arrears to Late Stage",
    );
  });

  const erasable = EVENT_TYPES.filter((type) => PERSONAL[type].length > 0);
  it.each(erasable)("reads %s without its personal fields, as after erasure", (type) => {
    const data: Record<string, unknown> = structuredClone(EXAMPLES[type]);
    for (const pointer of PERSONAL[type]) remove(data, pointer.slice(1).split("/"));
    const fact = { type, data } as unknown as NewEvent;
    const words = said(fact).join(" ");
    expect(words).not.toMatch(/undefined|null|NaN/);
    for (const pointer of PERSONAL[type]) {
      const before = at(EXAMPLES[type], pointer.slice(1).split("/"));
      if (typeof before === "string") expect(words).not.toContain(before);
    }
  });

  it.each(["note-added", "hold-lifted", "next-action-set", "handover-offered", "need-disclosed"] as const)(
    "marks what was erased from %s",
    (type) => {
      const data: Record<string, unknown> = structuredClone(EXAMPLES[type]);
      for (const pointer of PERSONAL[type]) remove(data, pointer.slice(1).split("/"));
      expect(said({ type, data } as unknown as NewEvent)[1]).toContain("[erased]");
    },
  );

  it("says an event of a newer version instead of throwing", () => {
    const event = eventOf({ type: "moon-rose", data: {} } as unknown as NewEvent, 7);
    expect(describeEvent(event, names)).toMatchObject({ title: "Moon rose", kind: "system" });
    expect(kindOf("toString" as EventType)).toBe("system");
  });
});

function remove(data: unknown, path: string[]): void {
  const [key = "", ...rest] = path;
  if (typeof data !== "object" || data === null) return;
  if (rest.length === 0) Reflect.deleteProperty(data, key);
  else remove(Reflect.get(data, key), rest);
}

function at(data: unknown, path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data);
}
