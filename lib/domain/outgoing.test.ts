import { describe, expect, it } from "vitest";
import { aCase, as, given, later, until } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import {
  cancel,
  dispatch,
  id,
  last,
  letter,
  MINUTES,
  reachable,
  retry,
  schedule,
  sent,
  settle,
  taken,
} from "./given-outgoing.ts";
import { cancelContact } from "./outgoing.ts";

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
