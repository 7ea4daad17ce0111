import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { aCase, as, baton, given, later, until } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import type { Step, Who } from "./given-step.ts";
import { cancelContact } from "./outgoing.ts";

const points = { phone: "07700 900117", email: "ruth@example.com", address: "1 High Street, Leeds" };
const reachable = aCase({ customer: { name: "Ruth Achterberg", ...points } });
const taken = as("ben", "take-case", {});
const schedule = (more: Partial<CommandInput["schedule-contact"]> = {}, who: Who = "ben") =>
  as(who, "schedule-contact", { channel: "sms", purpose: "collection", template: "reminder", ...more });
const last = ({ contacts }: CaseState) => contacts.at(-1);
const id = (state: CaseState) => last(state)?.id ?? uuid(999);
const dispatch = (state: CaseState) => baton("dispatch-contact", { contactId: id(state) });
const settle = (outcome: ContactOutcome) => (state: CaseState) =>
  baton("settle-contact", { contactId: id(state), outcome });
const cancel = (state: CaseState) => as("ben", "cancel-contact", { contactId: id(state) });
const retry = (state: CaseState) => as("ben", "retry-contact", { contactId: id(state) });
const back = (why: CommandInput["return-letter"]["why"]) => (state: CaseState) =>
  as("ben", "return-letter", { contactId: id(state), why });
const sent: Step[] = [reachable, taken, schedule(), later(1)];
const letter: Step[] = [reachable, taken, schedule({ channel: "letter" }), later(1)];
const MINUTES = (count: number) => `2026-11-24T10:${String(count).padStart(2, "0")}:00.000Z`;

describe("planning a message", () => {
  it("by a person goes out after fifteen seconds, by a machine at once", () => {
    const { state } = given(reachable, taken).when(schedule()).yields({ type: "contact-scheduled" });
    expect(last(state)).toMatchObject({ status: "scheduled", sendAt: "2026-11-24T10:02:15.000Z", automated: false });
    const machine = given(reachable, taken).when(schedule({}, "key")).state;
    expect(last(machine)).toMatchObject({ sendAt: "2026-11-24T10:02:00.000Z", automated: true });
  });

  it("that the gate would not let go is on record, with the rule", () => {
    given(reachable, taken, as("ben", "record-opt-out", { channel: "sms" }))
      .when(schedule())
      .yields({ type: "contact-blocked", data: { decision: "deny", rules: expect.any(Array) } });
    given(aCase({ customer: { name: "Ruth Achterberg" } }), taken)
      .when(schedule())
      .yields({ type: "contact-blocked", data: { rules: ["channel.no-contact-point"] } });
    given(reachable, taken, as("ben", "fail-contact-point", { kind: "phone", why: "wrong-number" }))
      .when(schedule())
      .yields({ type: "contact-blocked", data: { rules: ["channel.contact-point-failed"] } });
  });

  it("is refused without a template, with one for another channel, in the past, too far ahead, for another's debt", () => {
    const desk = given(reachable, taken);
    desk.when(schedule({ template: "nothing" })).refuses("unknown-template");
    desk.when(schedule({ template: "notice-by-post" })).refuses("wrong-template");
    desk.when(schedule({ template: "notice-by-post", channel: "letter" })).refuses("wrong-template");
    desk.when(schedule({ sendAt: "2026-11-24T10:01:59Z" })).refuses("in-the-past");
    desk.when(schedule({ sendAt: "2027-02-22T10:02:01Z" })).refuses("too-far-ahead");
    desk.when(schedule({ debtId: uuid(999) })).refuses("unknown-debt");
    desk.when(schedule({}, "amara")).forbids("Only the owner may do this.");
    desk.when(schedule({ channel: "call" as "sms" })).rejects("channel");
  });
});

describe("letting a message go", () => {
  it("asks the gate at that moment, and keeps what was sent", () => {
    const { state } = given(...sent)
      .when(dispatch)
      .yields({ type: "contact-released", data: { attempt: 1, content: { text: "Hello" }, pack: { id: "uk" } } });
    expect(last(state)).toMatchObject({ status: "sending", attempts: 1 });
    expect(state.lastContact).toMatchObject({ channel: "sms", direction: "outbound" });
  });

  it("is stopped by what came between: an opt-out, a hold, a death", () => {
    const meanwhile = [
      as("ben", "record-opt-out", { channel: "sms" }),
      as("ben", "place-hold", { kind: "breathing-space", reason: "Moratorium" }),
      as("ben", "record-death", {}),
    ];
    for (const came of meanwhile) {
      const { state } = given(...sent, came)
        .when(dispatch)
        .yields({ type: "contact-blocked", data: { decision: expect.stringMatching(/deny|defer/) } });
      expect(last(state)?.status).toBe("blocked");
    }
  });

  it("waits by itself for the next lawful minute, three days at most", () => {
    const evening = given(...sent, until("2026-11-24T22:00:00.000Z"))
      .when(dispatch)
      .yields({ type: "contact-blocked", data: { decision: "defer", retryAt: expect.any(String) } });
    expect(last(evening.state)).toMatchObject({ status: "scheduled", sendAt: expect.stringMatching(/^2026-11-25T/) });
    const late = given(...sent, until("2026-11-28T22:00:00.000Z")).when(dispatch);
    expect(late.facts[0]?.data).not.toHaveProperty("retryAt");
    expect(last(late.state)?.status).toBe("blocked");
  });

  it("stays quiet before its time, twice, and when it was taken back", () => {
    given(reachable, taken, schedule({ sendAt: MINUTES(30) }))
      .when(dispatch)
      .staysQuiet();
    given(...sent, dispatch)
      .when(dispatch)
      .staysQuiet();
    given(...sent, cancel)
      .when(dispatch)
      .staysQuiet();
    given(reachable).when(dispatch).staysQuiet();
  });
});

describe("taking a message back", () => {
  it("ends it", () => {
    expect(
      last(
        given(...sent)
          .when(cancel)
          .yields({ type: "contact-cancelled" }).state,
      )?.status,
    ).toBe("cancelled");
  });

  it("is refused once it is on its way, and for one that there is not", () => {
    given(...sent, dispatch)
      .when(cancel)
      .refuses("too-late", { facts: { status: "sending" } });
    given(...sent, cancel)
      .when(cancel)
      .refuses("too-late");
    given(reachable, taken).when(cancel).refuses("unknown-contact");
  });

  it("that is a letter goes on while its print batch is open, and no longer", () => {
    const { state } = given(...letter, dispatch).when(settle({ is: "sent", providerId: "letter:L-7K3M-Q9TX" }));
    const contactId = id(state);
    expect(cancelContact({ contactId }, state, { letterWaits: true })).toEqual([
      { type: "contact-cancelled", data: { contactId, why: "person" } },
    ]);
    for (const context of [{ letterWaits: false }, {}])
      expect(() => cancelContact({ contactId }, state, context)).toThrow("It is on its way");
  });

  it("is for who holds the case", () => {
    given(...sent)
      .when((state) => as("amara", "cancel-contact", { contactId: id(state) }))
      .forbids();
  });
});

describe("trying again", () => {
  it.each([{ is: "parked", code: "TypeError" }, { is: "unknown" }, { is: "failed", code: "30003" }] as const)(
    "is for what is stuck, failed or unknown: $is",
    (outcome) => {
      const { state } = given(...sent, dispatch, settle(outcome))
        .when(retry)
        .yields({ type: "contact-retried" });
      expect(last(state)).toMatchObject({ status: "scheduled" });
    },
  );

  it("is sent under an id of its own, whatever the attempt before was called", () => {
    const failed = [dispatch, settle({ is: "sent", providerId: "SM1" }), settle({ is: "failed", code: "30003" })];
    const again = given(...sent, ...failed, retry, later(1), dispatch)
      .when(settle({ is: "sent", providerId: "SM2" }))
      .yields({ type: "contact-sent", data: { providerId: "SM2" } });
    expect(last(again.state)).toMatchObject({ status: "sent", providerId: "SM2" });
  });

  it("is refused for what is on its way or has arrived, and for one that there is not", () => {
    for (const step of [dispatch, settle({ is: "delivered" })])
      given(...sent, dispatch, step)
        .when(retry)
        .refuses("not-stuck");
    given(reachable, taken).when(retry).refuses("unknown-contact");
  });

  it("asks the gate again", () => {
    given(
      ...sent,
      dispatch,
      settle({ is: "unknown" }),
      as("ben", "record-opt-out", { channel: "sms" }),
      retry,
      later(1),
    )
      .when(dispatch)
      .yields({ type: "contact-blocked", data: { decision: "deny" } });
  });
});

describe("what became of a message", () => {
  const told: ContactOutcome[] = [
    { is: "sent", providerId: "SM1" },
    { is: "delivered" },
    { is: "read" },
    { is: "sent", providerId: "SM1" },
  ];

  it("ends the same in whatever order and however often it is told", () => {
    const orders = [told, told.toReversed(), [...told, ...told], [told[2], told[0], told[1]] as ContactOutcome[]];
    for (const order of orders) {
      const { state } = given(...sent, dispatch, ...order.map(settle));
      expect(last(state)).toMatchObject({ status: "read", providerId: "SM1" });
    }
  });

  it("stays quiet of a contact that there is not, and of what was told", () => {
    given(reachable)
      .when(settle({ is: "delivered" }))
      .staysQuiet();
    given(...sent, dispatch, settle({ is: "read" }))
      .when(settle({ is: "delivered" }))
      .staysQuiet();
    given(...sent)
      .when(settle({ is: "sent", providerId: "SM1" }))
      .staysQuiet();
  });

  it("not taken by the provider is put off, judged and tried again", () => {
    const put = settle({ is: "put-off", code: "busy", retryAt: MINUTES(9) });
    const off = given(...sent, dispatch)
      .when(put)
      .yields({ type: "contact-put-off" });
    expect(last(off.state)).toMatchObject({ status: "scheduled", sendAt: MINUTES(9), code: "busy" });
    given(...sent, dispatch, put, until(MINUTES(9)))
      .when(dispatch)
      .yields({ type: "contact-released", data: { attempt: 2 } });
  });

  it("refused because the customer told the provider to stop is an opt-out that reaches us this way", () => {
    const refused = settle({ is: "failed", code: "opted-out-at-provider" });
    const { state } = given(...sent, dispatch)
      .when(refused)
      .yields(
        { type: "contact-failed", data: { code: "opted-out-at-provider" } },
        { type: "channel-opted-out", data: { channel: "sms", source: "reply" } },
      );
    expect(state.contactFacts.consents.sms).toMatchObject({ is: "opted-out", source: "reply" });
    given(...sent, dispatch, as("ben", "record-opt-out", { channel: "sms", source: "call" }))
      .when(refused)
      .yields({ type: "contact-failed" });
    given(...sent, dispatch)
      .when(settle({ is: "failed", code: "unreachable" }))
      .yields({ type: "contact-failed" });
  });

  it("that bounced for good says that the address does not reach the customer", () => {
    const email = [reachable, taken, schedule({ channel: "email" }), later(1)];
    const { state } = given(...email, dispatch)
      .when(settle({ is: "bounced", kind: "hard", code: "5.1.1" }))
      .yields(
        { type: "contact-bounced" },
        { type: "contact-point-failed", data: { kind: "email", why: "hard-bounce" } },
      );
    expect(state.contactFacts.points.email).toEqual({ verified: false, failed: "hard-bounce" });
    given(...email, dispatch)
      .when(settle({ is: "bounced", kind: "soft", code: "4.2.2" }))
      .yields({ type: "contact-bounced" });
  });
});

describe("a letter that comes back", () => {
  it("says that the address is wrong, unless it was only refused", () => {
    given(...letter, dispatch)
      .when(back("gone-away"))
      .yields({ type: "letter-returned" }, { type: "contact-point-failed", data: { why: "returned-mail" } });
    given(...letter, dispatch)
      .when(back("refused"))
      .yields({ type: "letter-returned" });
  });

  it("is refused for what is no letter, was never sent, or is not there", () => {
    given(...sent, dispatch)
      .when(back("other"))
      .refuses("not-a-letter");
    given(...letter)
      .when(back("other"))
      .refuses("not-sent");
    given(reachable).when(back("other")).refuses("unknown-contact");
  });

  it("is noted once", () => {
    given(...letter, dispatch, back("other"))
      .when(back("gone-away"))
      .staysQuiet();
  });
});

describe("what comes from the customer", () => {
  const message = { messageId: uuid(800), channel: "sms", from: "••• 17", text: "I will pay" } as const;

  it("is the last contact", () => {
    const { state } = given().when(baton("receive-message", message)).yields({ type: "message-received" });
    expect(state.lastContact).toMatchObject({ direction: "inbound", disposition: "message-received" });
  });

  it("is a click on a link of a contact that the case has, else nothing", () => {
    const click = (state: CaseState) => baton("note-click", { contactId: id(state), link: "preferences" });
    given(...sent, dispatch)
      .when(click)
      .yields({ type: "contact-clicked" });
    given(reachable).when(click).staysQuiet();
  });
});
