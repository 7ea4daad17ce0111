/** Test kit: a desk that texts customers through a given provider. Only tests import it. */
import { createHash } from "node:crypto";
import { zoneAtNoon } from "../../domain/given-noon.ts";
import { BODY } from "../../domain/templates/given-template.ts";
import { inTransaction, pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { API, command, givenDesk } from "../live/given-live.ts";
import { openCase, readOpening } from "../open-case.ts";
import { ACCOUNT, givenTwilio } from "./given-twilio.ts";

/** Whoever asks for them before the process' settings are read first: texts go to the given provider. */
export function settingsOf(url: string, perSecond: number): Record<string, string> {
  return {
    BATON_DEMO: "0",
    BATON_TWILIO_URL: url,
    BATON_TWILIO_ACCOUNT_SID: ACCOUNT,
    BATON_TWILIO_AUTH_TOKEN: "a-token-of-the-test",
    BATON_SMS_FROM: "+12025550100",
    BATON_SMS_PER_SECOND: String(perSecond),
  };
}

export async function givenSendingDesk({ perSecond = 1_000 } = {}) {
  const twilio = await givenTwilio();
  Object.assign(process.env, settingsOf(twilio.url, perSecond));
  const desk = await givenDesk();
  await givenTexts();
  return {
    twilio,
    drop: async () => {
      await desk.drop();
      await twilio.stop();
    },
  };
}

/** A portfolio of customers in the United States, where a text may go out on any day, and a template for them. */
export async function givenTexts(): Promise<void> {
  await inTransaction(async (client) => {
    for (const portfolio of ["us-cards", "us-loans"]) {
      await client.query(
        "insert into portfolios values ($1, $1, 'Larkfield Bank', 'USD', 'us', 'America/New_York', 'early-arrears')",
        [portfolio],
      );
      await client.query("insert into grants values ('early-arrears', $1)", [portfolio]);
      await client.query(
        `insert into senders (portfolio_slug, name, telephone, email, website)
         values ($1, 'Larkfield Collections', '0800 000 0100', 'help@larkfield.example', 'larkfield.example')`,
        [portfolio],
      );
    }
    await client.query("insert into templates (id, name, channel) values ('reminder', 'Reminder', 'sms')");
    const texts = JSON.stringify({ en: { standard: { body: BODY } } });
    await client.query(
      `insert into template_versions (template_id, version, status, purposes, inputs, texts, parts, hash, created_by, changed_by,
         published_by, published_at, effective_from)
       values ('reminder', 1, 'published', '{collection,reminder,payment-confirmation}', '[]', $1::jsonb, '{}', $2, 'a', 'a', 'b',
         now(), now() - interval '1 day')`,
      [texts, createHash("sha256").update(texts).digest("hex")],
    );
  });
}

let count = 0;

/** A case of a customer for whom it is about noon. */
export async function givenCustomer({
  reference = `S${++count}`,
  name = "Ruth Achterberg",
  portfolio = "us-cards",
} = {}) {
  const number = 1_000 + (++count % 9_000);
  const phone = `+1202555${String(number).padStart(4, "0")}`;
  const zone = zoneAtNoon(new Date().toISOString());
  const { ref } = await openCase(
    API,
    readOpening({
      commandId: `given-customer-${++count}`,
      portfolio,
      customer: { name, reference, phone, timeZones: [zone] },
      debts: [{ reference: "D1", balanceMinor: 10_000 }],
    }),
  );
  return { ref, phone };
}

/** Plans a text, by a machine unless somebody else is named. Its id. */
export async function schedule(ref: string, data: object = {}, by: Identity = API): Promise<string> {
  const asked = { channel: "sms", purpose: "collection", template: "reminder", ...data };
  const { events } = await command(ref, "schedule-contact", asked, by);
  const [event] = events;
  if (event?.type !== "contact-scheduled") throw new Error(`it was not planned: ${event?.type}`);
  return event.data.contactId;
}

/** The types of the events about a contact, in their order. */
export async function toldOf(contactId: string): Promise<string[]> {
  const { rows } = await pool().query<{ type: string }>(
    "select type from events where data ->> 'contactId' = $1 order by case_id, version",
    [contactId],
  );
  return rows.map(({ type }) => type);
}
