import { describe, expect, it } from "vitest";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { signatureOf } from "#lib/server/twilio/signature.ts";
import { get, robot } from "../v1/given-api.ts";
import {
  eventsOf,
  givenPhone,
  here,
  INBOUND,
  message,
  newNumber,
  newSid,
  openTexting,
  receipt,
  type Sent,
  STATUS,
  tell,
  typesOf,
} from "./given-twilio-webhook.ts";

openTexting();

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
    const contactId = await givenReleased(ref, { to: newNumber(), provider: here.account.provider });
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
    const signature = signatureOf(here.account.authToken, `${env().publicUrl}${INBOUND}`, form);
    form.set("Body", "STOP");
    const answer = await fetch(`${here.sandbox.url}${INBOUND}`, {
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
    expect((await fetch(`${here.sandbox.url}${INBOUND}`, { method: "POST", headers, body: "{}" })).status).toBe(415);
    const large = new URLSearchParams({ Body: "x".repeat(70_000) });
    expect((await fetch(`${here.sandbox.url}${INBOUND}`, { method: "POST", body: large })).status).toBe(413);
    expect((await fetch(`${here.sandbox.url}${INBOUND}`)).status).toBe(405);
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
    const contactId = await givenReleased(ref, {
      channel: "whatsapp",
      to: newNumber(),
      provider: here.account.provider,
    });
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
    const contactId = await givenReleased(ref, {
      channel: "whatsapp",
      to: newNumber(),
      provider: here.account.provider,
    });
    const answers = await Promise.all([...STORY, ...STORY].map((status) => receipt(contactId, sid, status)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const [contact] = (await get(`/cases/${ref}`, await robot())).body.case.contacts;
    expect(contact).toMatchObject({ status: "read", providerId: sid });
    const types = await typesOf(ref);
    expect(new Set(types).size).toBe(types.length);
  });

  it("settle a contact whose answer was lost, by the id that it carries", async () => {
    const ref = await givenPhone(newNumber());
    const contactId = await givenReleased(ref, { to: newNumber(), provider: here.account.provider });
    const sid = newSid();
    await receipt(contactId, sid, "delivered");
    await receipt(contactId, sid, "sent");
    expect((await typesOf(ref)).slice(-2)).toEqual(["contact-delivered", "contact-sent"]);
  });

  it("find the contact by the provider's id alone", async () => {
    const ref = await givenPhone(newNumber());
    const sid = newSid();
    await givenReleased(ref, { to: newNumber(), provider: here.account.provider, providerId: sid });
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
  return (await fetch(`${here.sandbox.url}/metrics`)).text();
}
