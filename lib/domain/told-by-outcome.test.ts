import { describe, expect, it } from "vitest";
import type { CommandInput } from "./commands.ts";
import type { DispositionSlug } from "./dispositions.ts";
import { aCase, as, given } from "./given.ts";
import { uuid } from "./given-organisation.ts";

type Contact = CommandInput["record-contact"];
const call = (disposition: DispositionSlug, more: Partial<Contact> = {}) =>
  as("ben", "record-contact", { channel: "call", direction: "outbound", disposition, ...more });
const EARLIER = "2026-11-23T09:00:00.000Z";

describe("an outcome that says something of the customer", () => {
  it("tells it as of when it was said, by the way it was said", () => {
    given()
      .when(call("cease-contact", { occurredAt: EARLIER }))
      .yields({ type: "contact-recorded" }, { type: "cease-requested", data: { receivedAt: EARLIER, source: "call" } });
    given()
      .when(call("deceased", { channel: "letter", direction: "inbound" }))
      .yields({ type: "contact-recorded" }, { type: "death-recorded", data: { source: "letter" } });
    given()
      .when(call("cease-contact", { channel: "sms", direction: "inbound" }))
      .yields({ type: "contact-recorded" }, { type: "cease-requested", data: { source: "agent" } });
  });

  it("names the representative that the place has", () => {
    const [uk, us] = ["uk", "us"].map((portfolio) => given(aCase({ portfolio })).when(call("represented")).state);
    expect(uk?.contactFacts.representative).toMatchObject({ kind: "debt-adviser", contactConsent: false });
    expect(us?.contactFacts.representative).toMatchObject({ kind: "attorney", contactConsent: false });
  });

  it("of insolvency holds everything of the customer's, told on a closed case too", () => {
    const { state } = given(as("lena", "close-case", { reason: "other" })).when(call("insolvent"));
    expect(state.holds).toMatchObject([{ kind: "insolvency", until: null }]);
    const onOneDebt = as("ben", "place-hold", { kind: "insolvency", reason: "One debt", debtId: uuid(3) });
    given(onOneDebt).when(call("insolvent")).yields({ type: "contact-recorded" }, { type: "hold-placed" });
  });

  it("of another language says only that one is needed", () => {
    expect(given().when(call("language-barrier")).state.contactFacts.language).toBe("und");
  });

  it("of a wrong number is of the number that we called", () => {
    expect(given().when(call("disconnected")).state.contactFacts.points.phone).toEqual({
      verified: false,
      failed: "disconnected",
    });
    given()
      .when(call("wrong-number", { channel: "letter" }))
      .yields({ type: "contact-recorded" });
    given()
      .when(call("wrong-number", { direction: "inbound" }))
      .yields({ type: "contact-recorded" });
    given(aCase({ customer: { name: "Ruth Achterberg" } }))
      .when(call("wrong-number"))
      .yields({ type: "contact-recorded" });
  });

  it.each(["cease-contact", "deceased", "represented", "insolvent", "language-barrier", "wrong-number"] as const)(
    "stays quiet when that is known: %s",
    (disposition) => {
      given(call(disposition)).when(call(disposition)).yields({ type: "contact-recorded" });
    },
  );

  it("does not take back a language that is known", () => {
    given(as("ben", "set-language", { language: "cy" }))
      .when(call("language-barrier"))
      .yields({ type: "contact-recorded" });
  });
});
