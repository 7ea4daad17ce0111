import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseEvent } from "../../domain/events.ts";
import { CONTACT_EXAMPLES } from "../../domain/given-contact-events.ts";
import { givenCustomer, givenSendingDesk, schedule, toldOf } from "../contacts/given-sending.ts";
import { startSending } from "../contacts/sending.ts";
import { pool } from "../database.ts";
import { ContactsTold } from "./contacts.ts";
import { verifyEverything } from "./everything.ts";

let desk: Awaited<ReturnType<typeof givenSendingDesk>>;
beforeAll(async () => {
  desk = await givenSendingDesk();
});
afterAll(() => desk.drop());

describe("the history of contacts", () => {
  it.each<[string, string, RegExp]>([
    ["lost", "delete from customer_contacts where id = $1", /is not in the customer's history/],
    [
      "under another id of its provider",
      "update customer_contacts set provider_id = 'other' where id = $1",
      /provider_id is other/,
    ],
    ["at another time", "update customer_contacts set at = at - interval '1 day' where id = $1", /: at is/],
    [
      "of which there is no event",
      "insert into customer_contacts (id, customer_id, case_id, at, channel, direction, kind) select gen_random_uuid(), customer_id, case_id, at, channel, direction, kind from customer_contacts where id = $1",
      /the log has none/,
    ],
  ])("with one %s does not fit the log", async (_, damage, what) => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    const sending = startSending();
    await expect.poll(() => toldOf(contactId)).toContain("contact-sent");
    await sending.stop();
    expect((await verifyEverything(ref)).findings).toEqual([]);
    await pool().query(damage, [contactId]);
    expect((await verifyEverything(ref)).findings).toMatchObject([{ ref, what: expect.stringMatching(what) }]);
  });

  it("is not whole when one was let go long ago and nobody says what became of it", () => {
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const check = (minutes: number, ...then: (keyof typeof CONTACT_EXAMPLES)[]) => {
      const told = new ContactsTold();
      const types = ["contact-released", ...then] as const;
      for (const [at, type] of types.entries()) {
        const when = minutesAgo(minutes);
        const event = { type, version: at + 1, at: when, occurredAt: when, data: CONTACT_EXAMPLES[type] };
        told.add(event as unknown as CaseEvent);
      }
      return told.checkEnds(Date.now());
    };
    check(59);
    expect(() => check(61)).toThrow("let go over an hour ago");
    check(61, "contact-unknown");
    check(61, "contact-sent");
    check(61, "contact-put-off");
  });
});
