import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { as, baton, given, later, until } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import {
  back,
  dispatch,
  id,
  last,
  letter,
  MINUTES,
  reachable,
  schedule,
  sent,
  settle,
  taken,
} from "./given-outgoing.ts";

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
