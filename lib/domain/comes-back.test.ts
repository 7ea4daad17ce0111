import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { aCase, as, baton, given, later } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import type { Ask } from "./given-step.ts";
import { returnLetter, settleContact } from "./outgoing.ts";

const points = { phone: "07700 900117", email: "ruth@example.com", address: "1 High Street, Leeds" };
const HARD = { is: "bounced", kind: "hard", code: "5.1.1" } as const;
const SOFT = { is: "bounced", kind: "soft", code: "4.4.7" } as const;
const id = ({ contacts }: CaseState) => contacts.at(-1)?.id ?? uuid(999);
const settle = (outcome: ContactOutcome) => (state: CaseState) =>
  baton("settle-contact", { contactId: id(state), outcome });
const retry = (state: CaseState) => as("ben", "retry-contact", { contactId: id(state) });
/** Let go on this channel, on a taken case. */
const sentBy = (channel: "email" | "letter" | "sms"): Ask[] => [
  aCase({ customer: { name: "Ruth Achterberg", ...points } }),
  as("ben", "take-case", {}),
  as("ben", "schedule-contact", { channel, purpose: "collection", template: "reminder" }),
  later(1),
  (state) => baton("dispatch-contact", { contactId: id(state) }),
];
const toRepresentative = (state: CaseState): CaseState => ({
  ...state,
  contacts: state.contacts.map((one) => ({ ...one, recipient: "representative" })),
});

describe("what comes back from an address that is not the customer's own now", () => {
  it("says nothing of the one that they have", () => {
    const mail = given(...sentBy("email")).state;
    expect(settleContact(id(mail), HARD, mail, { elsewhere: true })).toMatchObject([{ type: "contact-bounced" }]);
    expect(settleContact(id(mail), HARD, mail, { elsewhere: false })).toHaveLength(2);
    const letter = given(...sentBy("letter")).state;
    const back = { contactId: id(letter), why: "gone-away" } as const;
    expect(returnLetter(back, letter, { elsewhere: true })).toMatchObject([{ type: "letter-returned" }]);
    expect(returnLetter(back, letter, {})).toHaveLength(2);
  });

  it("nor where it went to who speaks for them", () => {
    const mail = toRepresentative(given(...sentBy("email")).state);
    expect(settleContact(id(mail), HARD, mail, {})).toMatchObject([{ type: "contact-bounced" }]);
    const text = toRepresentative(given(...sentBy("sms")).state);
    const refused = { is: "failed", code: "opted-out-at-provider" } as const;
    expect(settleContact(id(text), refused, text, {})).toMatchObject([{ type: "contact-failed" }]);
  });
});

describe("what is told late", () => {
  it("ends the same in either order, where a server gives up for good after it had only put off", () => {
    const ends = [
      [SOFT, HARD],
      [HARD, SOFT],
    ].map((order) => given(...sentBy("email"), ...order.map(settle)).state);
    for (const state of ends) {
      expect(state.contactFacts.points.email).toMatchObject({ failed: "hard-bounce" });
      expect(state.contacts.at(-1)).toMatchObject({ status: "bounced", code: "5.1.1" });
    }
    given(...sentBy("email"), settle(HARD))
      .when(settle(HARD))
      .staysQuiet();
  });

  it("of an attempt that failed does not end the next one before it began", () => {
    const again = [...sentBy("sms"), settle({ is: "unknown" }), retry];
    given(...again)
      .when(settle({ is: "failed", code: "30003" }))
      .staysQuiet();
    given(...again)
      .when(settle({ is: "delivered" }))
      .yields({ type: "contact-delivered" });
  });
});
