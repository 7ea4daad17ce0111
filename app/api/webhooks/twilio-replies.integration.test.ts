import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BODY } from "#lib/domain/templates/given-template.ts";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { startSending } from "#lib/server/contacts/sending.ts";
import { having, writtenTo } from "#lib/server/contacts/whose-address.ts";
import { pool } from "#lib/server/database.ts";
import { replyAsCustomer, sandboxMessagesFor } from "#lib/server/sandbox/phone.ts";
import { command, get, givenCase, post, robot } from "../v1/given-api.ts";
import {
  consentOf,
  customer,
  eventsOf,
  givenPhone,
  here,
  message,
  newNumber,
  newSid,
  openTexting,
  receipt,
  told,
  typesOf,
} from "./given-twilio-webhook.ts";

openTexting();

describe("messages of customers", () => {
  it("stand on the case that they answer, under the contact that they answer", async () => {
    const phone = newNumber();
    const [older, newer] = [await givenPhone(phone, "written"), await givenPhone(phone)];
    const contactId = await givenReleased(newer, { to: phone, provider: here.account.provider });
    expect((await message(phone, "I can pay on Friday")).status).toBe(200);
    expect((await eventsOf(newer)).at(-1)).toMatchObject({
      type: "message-received",
      data: { channel: "sms", text: "I can pay on Friday", inReplyTo: contactId },
      actor: { kind: "gateway", id: "twilio-sandbox" },
    });
    expect(JSON.stringify((await eventsOf(newer)).at(-1))).not.toContain(phone);
    expect(await told(older)).toEqual([]);
  });

  it("find whoever has the number, however it is written, when nobody was written to", async () => {
    const phone = newNumber();
    const spelled = `${phone.slice(0, 3)} (0)${phone.slice(3, 7)} ${phone.slice(7)}`;
    const [uk, za] = [await givenPhone(spelled), await givenPhone(`0${phone.slice(3)}`, null, "za")];
    const other = await givenPhone(newNumber());
    await message(phone, "Who is this for?");
    expect(await told(uk)).toEqual(["message-received"]);
    expect(await told(za)).toEqual(["message-received"]);
    expect(await told(other)).toEqual([]);
  });

  it("are recorded once, however often they are told", async () => {
    const phone = newNumber();
    const first = await givenPhone(phone, "written");
    const again = { MessageSid: newSid() };
    for (let at = 0; at < 3; at += 1) await message(phone, "Hello", again);
    // Meanwhile somebody else was written to there: the same telling does not go to them.
    const second = await givenPhone(phone, "written");
    await message(phone, "Hello", again);
    expect(await told(first)).toEqual(["message-received"]);
    expect(await told(second)).toEqual([]);
  });

  it("say that something was attached", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    await message(phone, "", { NumMedia: "2" });
    expect((await eventsOf(ref)).at(-1)).toMatchObject({ data: { text: "[2 attachments]" } });
  });
});

describe("STOP and START", () => {
  it("stop reaches every customer with the number, on all their cases, for this channel", async () => {
    const phone = newNumber();
    const shared = customer(phone);
    const [one, two] = [await givenCase({ customer: shared }), await givenCase({ customer: shared, portfolio: "za" })];
    const neighbour = await givenPhone(phone, "written", "us");
    const stranger = await givenPhone(newNumber());
    await message(phone, "Stop please!");
    for (const ref of [one, two, neighbour]) {
      expect(await consentOf(ref, "sms")).toMatchObject({ is: "opted-out", source: "reply" });
      expect(await consentOf(ref, "whatsapp")).toBeUndefined();
    }
    expect(await told(neighbour)).toEqual(["message-received", "channel-opted-out"]);
    expect(await consentOf(stranger, "sms")).toBeUndefined();
    const event = (await eventsOf(neighbour)).at(-1);
    expect(event).toMatchObject({ data: { channel: "sms", source: "reply", evidence: "Stop please!" } });
  });

  it("stop on WhatsApp is of WhatsApp", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone);
    await message(`whatsapp:${phone}`, "STOP");
    expect(await consentOf(ref, "whatsapp")).toMatchObject({ is: "opted-out" });
    expect(await consentOf(ref, "sms")).toBeUndefined();
  });

  it("start takes back what a reply did, and nothing else", async () => {
    const phone = newNumber();
    const [byReply, byAgent] = [await givenPhone(phone), await givenPhone(phone)];
    await command(byAgent, await robot(), "record-opt-out", { channel: "sms", source: "call" });
    await message(phone, "STOP");
    await message(phone, "start");
    expect(await consentOf(byReply, "sms")).toMatchObject({ is: "opted-in", source: "reply" });
    expect(await consentOf(byAgent, "sms")).toMatchObject({ is: "opted-out", source: "call" });
  });

  it("a stop that is told again after a start changes nothing", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    const stop = { MessageSid: newSid() };
    await message(phone, "STOP", stop);
    await message(phone, "START");
    await message(phone, "STOP", stop);
    expect(await consentOf(ref, "sms")).toMatchObject({ is: "opted-in" });
  });

  it("the provider's own reading of a keyword counts", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    await message(phone, "arrêtez", { OptOutType: "STOP" });
    expect(await consentOf(ref, "sms")).toMatchObject({ is: "opted-out" });
  });

  it("a refusal because the customer told the provider to stop is heard on all their cases", async () => {
    const phone = newNumber();
    const shared = customer(phone);
    const [one, two] = [await givenCase({ customer: shared }), await givenCase({ customer: shared, portfolio: "za" })];
    const contactId = await givenReleased(one, { to: phone, provider: here.account.provider });
    await receipt(contactId, newSid(), "failed", "21610");
    expect((await typesOf(one)).slice(-2)).toEqual(["contact-failed", "channel-opted-out"]);
    expect(await consentOf(two, "sms")).toMatchObject({ is: "opted-out", source: "reply" });
  });

  it("who has another number now is not opted out by whoever has their old one", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    const { status } = await command(ref, await robot(), "change-contact-point", { kind: "phone", value: newNumber() });
    expect(status).toBe(200);
    await message(phone, "STOP");
    expect(await consentOf(ref, "sms")).toBeUndefined();
    expect(await told(ref)).toContain("message-received");
  });

  it("what too many have is only theirs whom we wrote to there", async () => {
    const phone = newNumber();
    await Promise.all([givenPhone(phone), givenPhone(phone), givenPhone(phone)]);
    const written = await givenPhone(phone, "written");
    const [known] = await writtenTo("sms", phone);
    expect(known?.ref).toBe(written);
    expect(await having("sms", phone, known ? [known] : [], 4)).toHaveLength(4);
    expect(await having("sms", phone, known ? [known] : [], 3)).toEqual([known]);
    expect(await having("sms", phone, [], 3)).toEqual([]);
  });

  it("a customer who was erased is nobody's any more", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
      ref,
    ]);
    expect((await message(phone, "STOP")).status).toBe(200);
  });
});

describe("HELP", () => {
  it("stands on the case, also where there is no template to answer with", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    expect((await message(phone, "Help?")).status).toBe(200);
    expect((await eventsOf(ref)).at(-1)).toMatchObject({
      type: "message-received",
      data: { text: "Help?", keyword: "help" },
    });
    expect(await consentOf(ref, "sms")).toBeUndefined();
  });

  it("is answered once, by the way of every message, and its receipts come back over the network", async () => {
    await givenHelp();
    const sending = startSending();
    const phone = newNumber();
    const ref = await givenPhone(phone);
    const asked = { MessageSid: newSid() };
    for (let at = 0; at < 2; at += 1) await message(`whatsapp:${phone}`, "HELP", asked);

    await expect.poll(() => storedOf(ref), { interval: 50 }).toContain("contact-read");
    await sending.stop();
    const types = await typesOf(ref);
    expect(types.filter((type: string) => type === "contact-released")).toHaveLength(1);
    const [answer] = (await get(`/cases/${ref}`, await robot())).body.case.contacts;
    expect(answer).toMatchObject({ channel: "whatsapp", purpose: "customer-requested", automated: true });
    const [last] = await sandboxMessagesFor(phone);
    expect(last).toMatchObject({ direction: "to-customer", said: { status: "read", contactId: answer.id } });
  });

  it("is not answered again where the provider has done it", async () => {
    const phone = newNumber();
    const ref = await givenPhone(phone, "written");
    await message(phone, "HELP", { OptOutType: "HELP" });
    expect((await typesOf(ref)).filter((type: string) => type === "contact-scheduled")).toHaveLength(1);
  });
});

/** As the database has it: asking the API without end would take the time that sending needs. */
async function storedOf(ref: string): Promise<string[]> {
  const { rows } = await pool().query<{ type: string }>(
    "select e.type from events e join cases c on c.id = e.case_id where c.ref = $1",
    [ref],
  );
  return rows.map(({ type }) => type);
}

async function givenHelp(): Promise<void> {
  await pool().query(
    `insert into senders (portfolio_slug, name, telephone, email, website)
     values ('uk', 'Larkfield Collections', '0808 157 0100', 'help@larkfield.example', 'larkfield.example')`,
  );
  for (const channel of ["sms", "whatsapp"]) {
    const texts = JSON.stringify({ en: { standard: { body: BODY } } });
    await pool().query("insert into templates (id, name, channel) values ($1, 'Help', $2)", [
      `help-${channel}`,
      channel,
    ]);
    await pool().query(
      `insert into template_versions (template_id, version, status, purposes, inputs, texts, parts, hash, created_by,
         changed_by, published_by, published_at, effective_from)
       values ($1, 1, 'published', '{customer-requested}', '[]', $2::jsonb, '{}', $3, 'a', 'a', 'b', now(), now() - interval '1 day')`,
      [`help-${channel}`, texts, createHash("sha256").update(texts).digest("hex")],
    );
  }
}

it("a demo customer's reply comes the same way", async () => {
  const phone = newNumber();
  const ref = await givenPhone(phone, "written");
  await replyAsCustomer(phone, "STOP", "sms");
  expect(await told(ref)).toEqual(["message-received", "channel-opted-out"]);
  expect((await post("/cases/search", await robot(), { text: phone })).body.items).toHaveLength(1);
});
