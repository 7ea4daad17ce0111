import { describe, expect, it } from "vitest";
import { command } from "../live/given-live.ts";
import { givenReleased } from "./given-contact.ts";
import { stateOf } from "./given-customer.ts";
import { givenCustomer } from "./given-sending.ts";
import { openSendingDesk } from "./given-sending-desk.ts";
import { settleByProvider } from "./incoming.ts";

openSendingDesk();

const HARD = { is: "bounced", kind: "hard", code: "5.1.1" } as const;
const changeTo = (ref: string, kind: "email" | "address", value: string) =>
  command(ref, "change-contact-point", { kind, value });

describe("what comes back after the customer has told another address", () => {
  it("leaves that one as it is: a bounced mail and a returned letter alike", async () => {
    const { ref } = await givenCustomer();
    const email = await givenReleased(ref, { channel: "email", to: "old@example.com", provider: "smtp" });
    const letter = await givenReleased(ref, { channel: "letter", to: "1 High Street\nLeeds", provider: "print" });
    await changeTo(ref, "email", "new@example.com");
    await changeTo(ref, "address", "2 Low Street\nLeeds");
    await settleByProvider("smtp", { contactId: email }, HARD, "bounce-1");
    await command(ref, "return-letter", { contactId: letter, why: "gone-away" });
    const { contacts, contactFacts } = await stateOf(ref);
    expect(contacts.map(({ status }) => status)).toEqual(["bounced", "returned"]);
    expect(contactFacts.points).toEqual({
      email: { verified: false, failed: null },
      address: { verified: false, failed: null },
    });
  });

  it("is said of the address that they still have, however it is written", async () => {
    const { ref } = await givenCustomer();
    await changeTo(ref, "email", "Ruth@Example.com");
    const email = await givenReleased(ref, { channel: "email", to: "ruth@example.com", provider: "smtp" });
    await settleByProvider("smtp", { contactId: email }, HARD, "bounce-2");
    expect((await stateOf(ref)).contactFacts.points.email).toEqual({ verified: false, failed: "hard-bounce" });
  });
});
