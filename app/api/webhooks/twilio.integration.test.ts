import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BODY } from "#lib/domain/templates/given-template.ts";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { startSending } from "#lib/server/contacts/sending.ts";
import { having, writtenTo } from "#lib/server/contacts/whose-address.ts";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { replyAsCustomer, sandboxMessagesFor } from "#lib/server/sandbox/phone.ts";
import type { Account } from "#lib/server/twilio/account.ts";
import { signatureOf } from "#lib/server/twilio/signature.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";
import { type Body, command, get, givenCase, post, robot } from "../v1/given-api.ts";

let sandbox: Sandbox;
let account: Account;

beforeAll(async () => {
  sandbox = await openSandbox();
  account = sandbox.account;
});
afterAll(() => sandbox.close());

let count = 0;
/** A number that no other test has. */
const newNumber = () => `+4477009${String(10_000 + ++count)}`;
const newSid = () => `SM${String(++count).padStart(32, "0")}`;
const STATUS = "/api/webhooks/twilio/status";
const INBOUND = "/api/webhooks/twilio";

type Sent = { headers?: Record<string, string>; signedFor?: string; token?: string };

function tell(path: string, form: Record<string, string>, { headers, signedFor, token }: Sent = {}): Promise<Response> {
  const body = new URLSearchParams(form);
  const signature = signatureOf(token ?? account.authToken, signedFor ?? `${env().publicUrl}${path}`, body);
  return fetch(`${sandbox.url}${path}`, {
    method: "POST",
    headers: { "x-twilio-signature": signature, ...headers },
    body,
  });
}

function receipt(contactId: string, sid: string, status: string, ErrorCode = ""): Promise<Response> {
  const form = { MessageSid: sid, MessageStatus: status, AccountSid: account.accountSid, ErrorCode };
  return tell(`${STATUS}?contactId=${contactId}`, form);
}

function message(from: string, text: string, extra: Record<string, string> = {}): Promise<Response> {
  return tell(INBOUND, { MessageSid: newSid(), From: from, To: "+447700900000", Body: text, NumMedia: "0", ...extra });
}

const customer = (phone: string) => ({ name: "Ruth Achterberg", phone, reference: `R-${++count}` });
/** A case of a new customer with this number; with `written`, one whom we wrote to there. */
async function givenPhone(phone: string, written: "written" | null = null, portfolio = "uk"): Promise<string> {
  const ref = await givenCase({ customer: customer(phone), portfolio });
  if (written) await givenReleased(ref, { to: phone, provider: account.provider, providerId: newSid() });
  return ref;
}

async function eventsOf(ref: string): Promise<Body[]> {
  return (await get(`/cases/${ref}/events?limit=200`, await robot())).body.items;
}
const typesOf = async (ref: string) => (await eventsOf(ref)).map(({ type }: Body) => type).slice(1);
const told = async (ref: string) => (await typesOf(ref)).filter((type: string) => !/^contact-/.test(type));
const consentOf = async (ref: string, channel: string) =>
  (await get(`/cases/${ref}`, await robot())).body.case.contactFacts.consents[channel];
async function rows(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    "select (select count(*) from events)::int + (select count(*) from commands)::int as count",
  );
  return rows[0]?.count ?? 0;
}

describe("a signature", () => {
  it.each<[string, Sent]>([
    ["none", { headers: { "x-twilio-signature": "" } }],
    ["of another token", { token: "another" }],
    ["for another address", { signedFor: "https://evil.example/api/webhooks/twilio/status" }],
  ])("%s is 400 and writes nothing", async (_, sent) => {
    const ref = await givenPhone(newNumber());
    const contactId = await givenReleased(ref, { to: newNumber(), provider: account.provider });
    const before = await rows();
    const form = { MessageSid: newSid(), MessageStatus: "delivered" };
    const answer = await tell(`${STATUS}?contactId=${contactId}`, form, sent);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "malformed" });
    expect((await tell(INBOUND, { MessageSid: newSid(), From: newNumber(), Body: "STOP" }, sent)).status).toBe(400);
    expect(await rows()).toBe(before);
  });

  it("covers every word of the form", async () => {
    const form = new URLSearchParams({ MessageSid: newSid(), From: newNumber(), Body: "Hello" });
    const signature = signatureOf(account.authToken, `${env().publicUrl}${INBOUND}`, form);
    form.set("Body", "STOP");
    const answer = await fetch(`${sandbox.url}${INBOUND}`, {
      method: "POST",
      headers: { "x-twilio-signature": signature },
      body: form,
    });
    expect(answer.status).toBe(400);
  });

  it("is asked for under every address that is ours", async () => {
    const signedFor = `http://127.0.0.1:${env().port}${INBOUND}`;
    expect(
      (await tell(INBOUND, { MessageSid: newSid(), From: newNumber(), Body: "Hello" }, { signedFor })).status,
    ).toBe(200);
  });

  it("of what is no form is not looked at", async () => {
    const headers = { "content-type": "application/json" };
    expect((await fetch(`${sandbox.url}${INBOUND}`, { method: "POST", headers, body: "{}" })).status).toBe(415);
    const large = new URLSearchParams({ Body: "x".repeat(70_000) });
    expect((await fetch(`${sandbox.url}${INBOUND}`, { method: "POST", body: large })).status).toBe(413);
    expect((await fetch(`${sandbox.url}${INBOUND}`)).status).toBe(405);
  });
});

describe("receipts", () => {
  const STORY = ["queued", "sent", "delivered", "read"];
  const ORDERS = [
    STORY,
    [...STORY].reverse(),
    ["delivered", "sent", "delivered", "sent", "read", "read", "queued"],
    ["read", "queued", "delivered", "sent"],
  ];

  it.each(ORDERS.map((order) => [order.join(", "), order] as const))("%s end the same", async (_, order) => {
    const ref = await givenPhone(newNumber());
    const sid = newSid();
    const contactId = await givenReleased(ref, { channel: "whatsapp", to: newNumber(), provider: account.provider });
    for (const status of order) {
      const answer = await receipt(contactId, sid, status);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe("<Response/>");
    }
    const [contact] = (await get(`/cases/${ref}`, await robot())).body.case.contacts;
    expect(contact).toMatchObject({ id: contactId, status: "read", providerId: sid });
    const types = await typesOf(ref);
    expect(new Set(types).size).toBe(types.length);
  });

  it("all at once, each twice, end the same", async () => {
    const ref = await givenPhone(newNumber());
    const sid = newSid();
    const contactId = await givenReleased(ref, { channel: "whatsapp", to: newNumber(), provider: account.provider });
    const answers = await Promise.all([...STORY, ...STORY].map((status) => receipt(contactId, sid, status)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const [contact] = (await get(`/cases/${ref}`, await robot())).body.case.contacts;
    expect(contact).toMatchObject({ status: "read", providerId: sid });
    const types = await typesOf(ref);
    expect(new Set(types).size).toBe(types.length);
  });

  it("settle a contact whose answer was lost, by the id that it carries", async () => {
    const ref = await givenPhone(newNumber());
    const contactId = await givenReleased(ref, { to: newNumber(), provider: account.provider });
    const sid = newSid();
    await receipt(contactId, sid, "delivered");
    await receipt(contactId, sid, "sent");
    expect((await typesOf(ref)).slice(-2)).toEqual(["contact-delivered", "contact-sent"]);
  });

  it("find the contact by the provider's id alone", async () => {
    const ref = await givenPhone(newNumber());
    const sid = newSid();
    await givenReleased(ref, { to: newNumber(), provider: account.provider, providerId: sid });
    await tell(STATUS, { MessageSid: sid, MessageStatus: "undelivered", ErrorCode: "30005" });
    expect((await eventsOf(ref)).at(-1)).toMatchObject({
      type: "contact-failed",
      data: { code: "unknown-number" },
      actor: { kind: "gateway", id: "twilio-sandbox" },
    });
  });

  it("of what nobody knows are answered and counted", async () => {
    const counted = async () => /outcome="unknown"\} (\d+)/.exec(await metrics())?.[1] ?? "0";
    const before = Number(await counted());
    const written = await rows();
    expect((await receipt("0199c0de-0000-7000-8000-000000000009", newSid(), "delivered")).status).toBe(200);
    expect((await receipt("%00", newSid(), "delivered")).status).toBe(200);
    expect((await receipt("x", "SM1' or 1=1", "delivered")).status).toBe(200);
    expect((await receipt("x", newSid(), "teleported")).status).toBe(200);
    expect((await message(newNumber(), "STOP")).status).toBe(200);
    expect(Number(await counted())).toBe(before + 5);
    expect(await rows()).toBe(written);
  });
});

async function metrics(): Promise<string> {
  return (await fetch(`${sandbox.url}/metrics`)).text();
}

describe("messages of customers", () => {
  it("stand on the case that they answer, under the contact that they answer", async () => {
    const phone = newNumber();
    const [older, newer] = [await givenPhone(phone, "written"), await givenPhone(phone)];
    const contactId = await givenReleased(newer, { to: phone, provider: account.provider });
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
    const contactId = await givenReleased(one, { to: phone, provider: account.provider });
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
