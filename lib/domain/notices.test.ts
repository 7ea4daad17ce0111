import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { aCase, as, baton, changed, due, given, later, until } from "./given.ts";
import { ID, type PersonName } from "./given-organisation.ts";
import { apply, type World } from "./given-step.ts";
import { NOTICE_KINDS, type NoticeKind, noticesOf } from "./notices.ts";

const taken = as("amara", "take-case", {});
const offer = { toTeam: "specialist-support", reason: "vulnerability", note: "Needs time" } as const;
const offerTo = (who: PersonName) => as("amara", "offer-handover", { ...offer, toUser: ID[who] });
const offerToTeam = as("amara", "offer-handover", offer);
const offered = (type: "accept-handover" | "withdraw-handover", who: PersonName) => (state: CaseState) =>
  as(who, type, { handoverId: state.handover?.id ?? "" });
const asked = (who: PersonName) => (state: CaseState) =>
  as(who, "ask-about-handover", { handoverId: state.handover?.id ?? "", question: "Which language?" });
const answered = (who: PersonName) => (state: CaseState) =>
  as(who, "answer-handover-question", { handoverId: state.handover?.id ?? "", answer: "Welsh" });
const pay = as("gateway", "record-payment", { amountMinor: 100, currency: "GBP", method: "card", reference: "P" });

/** Who is told what by the events of the last step, as "name: kind", sorted. */
function told(before: { events: unknown[] }, after: { world: World; refusal: unknown }): string[] {
  expect(after.refusal).toBeNull();
  let state: CaseState | null = null;
  const notices: string[] = [];
  for (const event of after.world.events) {
    const next: CaseState = apply(state, event);
    if (event.version > before.events.length) {
      const all = noticesOf(state, event, next, after.world.directory);
      notices.push(...all.map(({ person, kind }) => `${after.world.directory.people[person]?.name}: ${kind}`));
    }
    state = next;
  }
  return notices.sort();
}

function tells(given: ReturnType<typeof import("./given.ts").given>, ask: Parameters<typeof given.when>[0]): string[] {
  return told(given, given.when(ask));
}

describe("an offer", () => {
  it("is told to the person whom it names", () => {
    expect(tells(given(taken), offerTo("dev"))).toEqual(["Dev: handover-offered"]);
  });

  it("is told to everyone of the addressed team who works cases and is active", () => {
    const team = given(taken, changed("priya"));
    expect(tells(team, offerToTeam)).toEqual(["Dev: handover-offered", "Sam: handover-offered"]);
  });

  it("is told to the team once its receiver has left", () => {
    const left = given(taken, offerTo("dev"), changed("dev"));
    const release = baton("release-person", { person: ID.dev, reason: "Left" });
    expect(tells(left, release)).toEqual(["Priya: handover-offered", "Sam: handover-offered"]);
  });

  it("that is accepted is told to its sender once, not to who accepted", () => {
    expect(tells(given(taken, offerTo("dev")), offered("accept-handover", "dev"))).toEqual([
      "Amara: handover-accepted",
    ]);
  });

  it("that a key made and somebody accepted is told to the owner who lost the case", () => {
    const byKey = given(taken, as("key", "offer-handover", { ...offer, toUser: ID.dev }));
    expect(tells(byKey, offered("accept-handover", "dev"))).toEqual(["Amara: owner-changed"]);
  });

  it("that is declined is told to its sender", () => {
    const decline = (state: CaseState) =>
      as("dev", "decline-handover", { handoverId: state.handover?.id ?? "", reason: "wrong-team" });
    expect(tells(given(taken, offerTo("dev")), decline)).toEqual(["Amara: handover-declined"]);
  });

  it("that expires is told to its sender and to the leads of both teams", () => {
    expect(tells(given(taken, offerToTeam, later(120)), due)).toEqual([
      "Amara: handover-expired",
      "Lena: handover-expired",
      "Sam: handover-expired",
    ]);
  });

  it("that its sender withdraws is told to whom it was addressed", () => {
    expect(tells(given(taken, offerTo("dev")), offered("withdraw-handover", "amara"))).toEqual([
      "Dev: handover-withdrawn",
    ]);
  });

  it("that ends because the case is reassigned is told to whom it was addressed, once", () => {
    const reassign = as("lena", "reassign", { toTeam: "early-arrears", toUser: ID.ben, reason: "Amara is away" });
    expect(tells(given(taken, offerTo("dev")), reassign)).toEqual([
      "Amara: owner-changed",
      "Ben: case-reassigned",
      "Dev: handover-withdrawn",
    ]);
  });

  it("that is asked about is told to its sender, the answer to the receiver", () => {
    expect(tells(given(taken, offerTo("dev")), asked("dev"))).toEqual(["Amara: question-asked"]);
    expect(tells(given(taken, offerTo("dev"), asked("dev")), answered("amara"))).toEqual(["Dev: question-answered"]);
    expect(tells(given(taken, offerToTeam, asked("dev")), answered("amara"))).toEqual([
      "Dev: question-answered",
      "Priya: question-answered",
      "Sam: question-answered",
    ]);
  });
});

describe("ownership", () => {
  it("that somebody takes is told to nobody", () => expect(tells(given(), taken)).toEqual([]));

  it("that a lead reassigns is told to who gets it and to who loses it", () => {
    const reassign = as("lena", "reassign", { toTeam: "early-arrears", toUser: ID.ben, reason: "Amara is away" });
    expect(tells(given(taken), reassign)).toEqual(["Amara: owner-changed", "Ben: case-reassigned"]);
  });

  it("that goes to a team's queue is told to its duty lead, else to the organisation's fallback", () => {
    const to = (toTeam: string) => as("key", "reassign", { toTeam, reason: "Load" });
    expect(tells(given(), to("late-stage"))).toEqual(["Mo: case-reassigned"]);
    expect(tells(given(), to("bereavement"))).toEqual(["Lena: case-reassigned"]);
  });

  it("that is returned is told to the previous owner, not to who returned it", () => {
    const handed = given(taken, offerTo("dev"), offered("accept-handover", "dev"));
    expect(tells(handed, as("dev", "return-case", { reason: "Not ours" }))).toEqual(["Amara: owner-changed"]);
  });

  it("of somebody who has left is told to the team's lead and not to them", () => {
    const release = baton("release-person", { person: ID.amara, reason: "Left" });
    expect(tells(given(taken, changed("amara")), release)).toEqual(["Lena: case-reassigned"]);
  });
});

describe("what happens on a case that a person owns", () => {
  const promise = as("amara", "make-promise", { amountMinor: 5_000, currency: "GBP", dueOn: "2026-11-25" });
  const plan = as("amara", "make-plan", {
    instalmentMinor: 5_000,
    currency: "GBP",
    frequency: "monthly",
    firstOn: "2026-12-01",
  });
  const reviewed = as("amara", "make-plan", {
    instalmentMinor: 5_000,
    currency: "GBP",
    frequency: "monthly",
    firstOn: "2026-12-10",
    reviewOn: "2026-12-01",
  });
  const hold = { kind: "supervisor", reason: "Wait", until: "2026-11-24T12:00:00.000Z" } as const;

  it.each([
    ["a payment", given(taken), pay, ["Amara: payment-received"]],
    [
      "a dispute, without its own hold",
      given(taken),
      as("ben", "open-dispute", { reason: "not-mine" }),
      ["Amara: dispute-opened"],
    ],
    [
      "a complaint",
      given(taken),
      as("olu", "open-complaint", { category: "delay", text: "Late" }),
      ["Amara: complaint-opened"],
    ],
    [
      "a disclosure",
      given(taken),
      as("ben", "record-disclosure", { driver: "health", adjustments: [] }),
      ["Amara: need-disclosed"],
    ],
    ["a hold", given(taken), as("ben", "place-hold", hold), ["Amara: hold-placed"]],
    ["a hold's end", given(taken, as("amara", "place-hold", hold), later(180)), due, ["Amara: hold-expired"]],
    ["a missed instalment", given(taken, plan, until("2026-12-05T00:00:00.000Z")), due, ["Amara: instalment-missed"]],
    [
      "a broken plan",
      given(taken, plan, until("2027-01-07T00:00:00.000Z")),
      due,
      ["Amara: instalment-missed", "Amara: instalment-missed", "Amara: plan-broken"],
    ],
    ["a review", given(taken, reviewed, until("2026-12-01T08:00:00.000Z")), due, ["Amara: plan-review-due"]],
    ["a broken promise", given(taken, promise, until("2026-11-26T00:00:00.000Z")), due, ["Amara: promise-broken"]],
    [
      "a reversed payment",
      given(taken, pay),
      (state: CaseState) =>
        as("ben", "reverse-payment", { paymentId: state.payments[0]?.id ?? "", reason: "Charged back" }),
      ["Amara: payment-reversed"],
    ],
    [
      "a lifted hold",
      given(taken, as("amara", "place-hold", hold)),
      (state: CaseState) => as("dev", "lift-hold", { holdId: state.holds[0]?.id ?? "", reason: "Over" }),
      ["Amara: hold-lifted"],
    ],
    [
      "a resolved dispute",
      given(taken, as("amara", "open-dispute", { reason: "not-mine" })),
      (state: CaseState) =>
        as("ines", "resolve-dispute", { disputeId: state.disputes[0]?.id ?? "", outcome: "rejected", note: "Shown" }),
      ["Amara: dispute-resolved"],
    ],
    ["an opt-out", given(taken), as("gateway", "record-opt-out", { channel: "sms" }), ["Amara: contact-stopped"]],
    ["a request to stop", given(taken), as("ben", "record-cease-request", {}), ["Amara: contact-stopped"]],
    ["a death", given(taken), as("ben", "record-death", {}), ["Amara: contact-stopped"]],
    [
      "a representative",
      given(taken),
      as("ben", "appoint-representative", { kind: "attorney" }),
      ["Amara: contact-stopped"],
    ],
    [
      "what the customer writes",
      given(taken),
      baton("receive-message", { messageId: ID.ben, channel: "sms", from: "••• 17", text: "Hello" }),
      ["Amara: message-received"],
    ],
    ["a note", given(taken), as("ben", "add-note", { text: "Hm" }), []],
  ] as const)("is told to the owner: %s", (_, story, ask, expected) => {
    expect(tells(story, ask)).toEqual(expected);
  });

  it("is not told to the owner who did it", () => {
    expect(tells(given(taken), as("amara", "open-dispute", { reason: "not-mine" }))).toEqual([]);
  });

  it("is told to nobody while nobody has taken the case, nor when it is opened", () => {
    expect(tells(given(), pay)).toEqual([]);
    const opened = given(aCase());
    const [first] = opened.events;
    if (!first) throw new Error("no event");
    expect(noticesOf(null, first, opened.state, opened.directory)).toEqual([]);
  });
});

describe("labels", () => {
  it("hold no customer's detail: they take no values at all", () => {
    const kinds = Object.keys(NOTICE_KINDS) as NoticeKind[];
    expect(new Set(kinds.map((kind) => NOTICE_KINDS[kind].label)).size).toBe(kinds.length);
  });
});

describe("money", () => {
  const session = "00000000-0000-7000-8000-000000000777";
  const starts = baton("start-payment", { sessionId: session, amountMinor: 500, currency: "GBP", minutes: 30 });
  const via = { gateway: "stripe", payment: "pi_1", object: "dp_1" };
  const takes = baton("take-payment", {
    amountMinor: 500,
    currency: "GBP",
    method: "card",
    reference: "P",
    sessionId: session,
    via,
  });
  const argues = (state: "open" | "lost") =>
    baton("note-chargeback", { amountMinor: 500, state, reason: "fraudulent", via });

  it("that a customer pays is told when it is there or has failed, and its hold is not told besides", () => {
    expect(tells(given(taken), starts)).toEqual([]);
    expect(tells(given(taken, starts), baton("fail-payment", { sessionId: session, code: "card_declined" }))).toEqual([
      "Amara: payment-failed",
    ]);
    expect(tells(given(taken, starts), takes)).toEqual(["Amara: payment-received"]);
  });

  it("that is charged back is told, and how it ended", () => {
    expect(tells(given(taken, takes), argues("open"))).toEqual(["Amara: chargeback-opened", "Amara: hold-placed"]);
    expect(tells(given(taken, takes, argues("open")), argues("lost"))).toEqual([
      "Amara: chargeback-settled",
      "Amara: hold-lifted",
    ]);
  });
});
