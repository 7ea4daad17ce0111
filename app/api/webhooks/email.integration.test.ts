import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BODY } from "#lib/domain/templates/given-template.ts";
import { emailAdapter } from "#lib/server/adapters/email.ts";
import { HEADERS_OF_OURS, letter, MESSAGE_ID, report } from "#lib/server/adapters/mail/given-incoming.ts";
import { outgoing } from "#lib/server/adapters/mail/given-mail.ts";
import { type MailAccount, mailAccount } from "#lib/server/adapters/mail/mail-account.ts";
import { bounceAddress, replyAddress } from "#lib/server/adapters/mail/tagged-address.ts";
import { handleMail } from "#lib/server/adapters/mail/webhook-door.ts";
import { openDocument } from "#lib/server/contacts/documents.ts";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { startSending } from "#lib/server/contacts/sending.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { type MailSandbox, startMailSandbox } from "#lib/server/sandbox/mail-server.ts";
import { messageNamed } from "#lib/server/sandbox/messages.ts";
import { bounce, replyAsCustomer, sandboxMessagesFor } from "#lib/server/sandbox/sandbox-mail.ts";
import { signatureOf } from "#lib/server/webhook-signature.ts";
import { serveRoutes } from "../given-server.ts";
import { type Body, command, get, givenCase, openDesk, robot } from "../v1/given-api.ts";

let served: Awaited<ReturnType<typeof serveRoutes>>;
let desk: Awaited<ReturnType<typeof openDesk>>;
let account: MailAccount;
let sandbox: MailSandbox;

beforeAll(async () => {
  served = await serveRoutes();
  process.env.PORT = new URL(served.url).port;
  process.env.BATON_DEMO = "1";
  desk = await openDesk();
  const [one, started] = [mailAccount(), await startMailSandbox({ reportsAfter: 0 })];
  if (!one || !started) throw new Error("there is no sandbox");
  [account, sandbox] = [one, started];
});
afterAll(async () => {
  await sandbox.stop();
  await served.stop();
  await desk.close();
});

let count = 0;
/** An address that no other test has. */
const newAddress = (local = "ruth") => `${local}@customer${++count}.example`;
const never = new AbortController().signal;

async function givenEmail(to: string): Promise<string> {
  return givenCase({ customer: { name: "Ruth Achterberg", email: to, reference: `M-${++count}` } });
}
/** A case of a new customer, with a mail to them that was handed over. */
async function givenMailed(to = newAddress()): Promise<{ ref: string; contactId: string; to: string }> {
  const ref = await givenEmail(to);
  const contactId = await givenReleased(ref, { channel: "email", to, provider: account.provider });
  return { ref, contactId, to };
}

type Sent = { id?: string; timestamp?: string; secret?: string; signature?: string; type?: string };

function tell(raw: Buffer, { id, timestamp, secret, signature, type }: Sent = {}): Promise<Response> {
  const named = id ?? createHash("sha256").update(raw).digest("hex");
  const at = timestamp ?? String(Math.floor(Date.now() / 1000));
  return fetch(`${served.url}/api/webhooks/email`, {
    method: "POST",
    headers: {
      "content-type": type ?? "message/rfc822",
      "webhook-id": named,
      "webhook-timestamp": at,
      "webhook-signature": signature ?? signatureOf(secret ?? account.webhookSecrets[0] ?? "", named, at, raw),
    },
    body: new Uint8Array(raw),
  });
}

async function eventsOf(ref: string): Promise<Body[]> {
  return (await get(`/cases/${ref}/events?limit=200`, await robot())).body.items;
}
const lastOf = async (ref: string) => (await eventsOf(ref)).at(-1);
const typesOf = async (ref: string) => (await eventsOf(ref)).map(({ type }: Body) => type);
async function rows(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    "select (select count(*) from events)::int + (select count(*) from commands)::int as count",
  );
  return rows[0]?.count ?? 0;
}

const hardBounce = (contactId: string) =>
  report({ to: bounceAddress(contactId, account.from.domain), recipient: ["Action: failed", "Status: 5.1.1"] });

describe("a signature", () => {
  it.each<[string, Sent]>([
    ["of another secret", { secret: "another" }],
    ["that is none", { signature: "v1,aGVsbG8=" }],
    ["that is missing", { signature: "" }],
    ["of before", { timestamp: String(Math.floor(Date.now() / 1000) - 301) }],
    ["under an id that is none", { id: "../x" }],
  ])("%s is 400 and writes nothing", async (_, sent) => {
    const { contactId } = await givenMailed();
    const before = await rows();
    const answer = await tell(hardBounce(contactId), sent);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "malformed" });
    expect(await rows()).toBe(before);
  });

  it("is looked for in few at once, so that mails without end cannot fill the memory", async () => {
    const bodies: ReadableStreamDefaultController[] = [];
    const headers = {
      "content-type": "message/rfc822",
      "webhook-id": "endless",
      "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
      "webhook-signature": "v1,bm9uZQ==",
    };
    const endless = () => {
      const body = new ReadableStream({ start: (stream) => void bodies.push(stream) });
      const request = { method: "POST", headers, body, duplex: "half" } as RequestInit;
      return handleMail(new Request("http://localhost:3000/api/webhooks/email", request));
    };
    const held = Array.from({ length: 16 }, endless);
    const one = () => tell(Buffer.from("no mail at all"));
    await expect.poll(async () => (await one()).status).toBe(503);
    for (const body of bodies) body.close();
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual(Array(16).fill(400));
    expect((await one()).status).toBe(200);
  });

  it("of what is no mail, or too large a one, is not looked at", async () => {
    expect((await tell(Buffer.from("{}"), { type: "application/json" })).status).toBe(415);
    expect((await tell(Buffer.alloc(20 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await fetch(`${served.url}/api/webhooks/email`)).status).toBe(405);
  });
});

it("is passed on by the program that a mail server runs", async () => {
  const { ref, contactId } = await givenMailed();
  const [secret] = account.webhookSecrets;
  const deliver = (BATON_MAIL_WEBHOOK_SECRET: string | undefined) => {
    const env = { ...process.env, BATON_URL: served.url, BATON_MAIL_WEBHOOK_SECRET };
    const program = spawn(process.execPath, ["docs/examples/deliver-mail.ts"], {
      env,
      stdio: ["pipe", "ignore", "ignore"],
    });
    program.stdin.end(hardBounce(contactId));
    return new Promise((resolve) => program.once("close", resolve));
  };
  expect(await deliver("another secret")).toBe(75);
  expect(await typesOf(ref)).not.toContain("contact-bounced");
  expect(await deliver(secret)).toBe(0);
  expect(await typesOf(ref)).toContain("contact-bounced");
});

describe("a report of delivery", () => {
  it("says on the case that the mail came back, once, however often it is told", async () => {
    const { ref, contactId } = await givenMailed();
    for (let at = 0; at < 3; at += 1) expect((await tell(hardBounce(contactId))).status).toBe(200);
    const bounced = (await eventsOf(ref)).filter(({ type }) => type === "contact-bounced");
    expect(bounced).toMatchObject([
      { data: { contactId, kind: "hard", code: "5.1.1" }, actor: { kind: "gateway", id: "smtp-sandbox" } },
    ]);
  });

  it("is found by the Message-ID that it sends back", async () => {
    const { ref, contactId } = await givenMailed();
    const original = HEADERS_OF_OURS.map((line) => line.replace(MESSAGE_ID, `<${contactId}@${account.from.domain}>`));
    await tell(report({ to: account.from.address, recipient: ["Action: failed", "Status: 4.4.7"], original }));
    expect((await typesOf(ref)).includes("contact-bounced")).toBe(true);
  });

  it("of a mail that nobody knows is answered alike and counted", async () => {
    const counted = async () =>
      Number(
        /gateway="email",outcome="unknown"\} (\d+)/.exec(await (await fetch(`${served.url}/metrics`)).text())?.[1],
      );
    const before = (await counted()) || 0;
    const written = await rows();
    expect((await tell(hardBounce(newId()))).status).toBe(200);
    expect((await tell(Buffer.from("no mail at all"))).status).toBe(200);
    expect(await counted()).toBe(before + 2);
    expect(await rows()).toBe(written);
  });
});

describe("what a customer answers", () => {
  it("stands on the case, without what they quote and without their address", async () => {
    const { ref, contactId, to } = await givenMailed();
    const text = "I can pay 40 on Friday.\n\nOn 22 Nov 2026 Larkfield wrote:\n> Dear Ruth";
    const reply = replyAddress(contactId, account.replyTo ?? "");
    expect((await tell(letter({ from: `Ruth <${to}>`, to: reply, text }))).status).toBe(200);
    expect(await lastOf(ref)).toMatchObject({
      type: "message-received",
      data: { channel: "email", text: "I can pay 40 on Friday.", inReplyTo: contactId },
    });
    expect(JSON.stringify(await lastOf(ref))).not.toContain(to);
  });

  it("from an address that we wrote to finds its case without naming anything", async () => {
    const { ref, to } = await givenMailed();
    await tell(letter({ from: to.toUpperCase(), to: account.from.address, text: "A new letter" }));
    expect(await lastOf(ref)).toMatchObject({ type: "message-received", data: { text: "A new letter" } });
  });

  it("with the one word stops all mail; a yes starts nothing", async () => {
    const { ref, contactId, to } = await givenMailed();
    const answer = (text: string) => letter({ from: to, to: replyAddress(contactId, account.replyTo ?? ""), text });
    const consent = async () => (await get(`/cases/${ref}`, await robot())).body.case.contactFacts.consents.email;
    await tell(answer("Unsubscribe"));
    expect(await consent()).toMatchObject({ is: "opted-out", source: "reply" });
    await tell(answer("Yes"));
    expect(await consent()).toMatchObject({ is: "opted-out" });
  });

  it("with the one word stops it from another address too, where it answers a mail of ours", async () => {
    const { ref, contactId } = await givenMailed();
    const reply = replyAddress(contactId, account.replyTo ?? "");
    await tell(letter({ from: "ruth@work.example", to: reply, text: "STOP" }));
    expect(await typesOf(ref)).toContain("channel-opted-out");
    const other = await givenMailed();
    await tell(letter({ from: "ruth@work.example", to: account.from.address, text: "Stop" }));
    expect(await typesOf(other.ref)).not.toContain("message-received");
  });

  it("by a machine is nothing", async () => {
    const { ref, contactId, to } = await givenMailed();
    const before = await typesOf(ref);
    const headers = ["Auto-Submitted: auto-replied"];
    await tell(letter({ from: to, to: replyAddress(contactId, account.replyTo ?? ""), text: "I am away", headers }));
    expect(await typesOf(ref)).toEqual(before);
  });
});

describe("the sandbox's mail server", () => {
  const mail = (to: string, contactId = newId()) => outgoing({ contactId, to });
  const send = (to: string, contactId?: string) => sandbox.adapter.send(mail(to, contactId), never);

  it("takes mail by SMTP from who has its password, and keeps it sealed", async () => {
    const contactId = newId();
    const to = newAddress();
    expect(emailAdapter()).toBe(sandbox.adapter);
    expect(await send(to, contactId)).toMatchObject({ is: "sent", providerId: `${contactId}@${account.from.domain}` });
    const [kept] = await sandboxMessagesFor(to.toUpperCase());
    expect(kept?.said).toMatchObject({ to, contactId, subject: "Your account C-7K3M-Q9TX" });
    expect(kept?.said.text).toContain("your plan is kept.");
    expect(kept?.said.html).toContain("<p>Dear Ruth,</p>");
    const { rows } = await pool().query<{ row: string }>("select s::text as row from sandbox_messages s");
    expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from(to).toString("hex"));
  });

  it.each<[string, object, "sent" | "absent"]>([
    ["reject", { is: "refused", code: "email.recipient-refused", permanent: true }, "absent"],
    ["busy", { is: "refused", code: "email.put-off", permanent: false }, "absent"],
    ["spam", { is: "refused", code: "email.message-refused", permanent: true }, "absent"],
    ["drop", { is: "unknown" }, "sent"],
    ["lose", { is: "unknown" }, "absent"],
    ["ruth", { is: "sent" }, "sent"],
  ])("behaves for %s@, and knows afterwards what it has", async (local, outcome, found) => {
    const message = mail(newAddress(local));
    expect(await sandbox.adapter.send(message, never)).toMatchObject(outcome);
    expect(await sandbox.adapter.find(message, "")).toMatchObject({ is: found });
  });

  it("shows a mail once that comes twice", async () => {
    const contactId = newId();
    const to = newAddress();
    await send(to, contactId);
    expect(await send(to, contactId)).toMatchObject({ is: "sent" });
    expect(await sandboxMessagesFor(to)).toHaveLength(1);
  });

  it.each<[string, object]>([
    ["bounce", { type: "contact-bounced", data: expect.objectContaining({ kind: "hard", code: "5.1.1" }) }],
    ["full", { type: "contact-bounced", data: expect.objectContaining({ kind: "soft", code: "5.2.2" }) }],
    ["confirm", { type: "contact-delivered" }],
  ])("sends the report for %s@ back over the webhook", async (local, event) => {
    const { ref, contactId, to } = await givenMailed(newAddress(local));
    await send(to, contactId);
    const told = expect.arrayContaining([expect.objectContaining(event)]);
    await expect.poll(() => eventsOf(ref)).toEqual(told);
  });

  it("carries a customer's answer, and a bounce on demand", async () => {
    const { ref, contactId, to } = await givenMailed();
    await send(to, contactId);
    await replyAsCustomer(to, "I lost my job.");
    expect(await lastOf(ref)).toMatchObject({
      type: "message-received",
      data: { text: "I lost my job.", inReplyTo: contactId },
    });
    expect(await sandboxMessagesFor(to)).toMatchObject([{ direction: "from-customer" }, { direction: "to-customer" }]);
    const id = `${contactId}@${account.from.domain}`;
    expect(await messageNamed(id)).not.toBeNull();
    await bounce(id, "soft");
    expect(await typesOf(ref)).toContain("contact-bounced");
  });
});

describe("the whole way", () => {
  it("from the desk by SMTP to the customer, one click to hear no more, and the answer back on the case", async () => {
    await givenTemplate();
    const to = newAddress();
    const ref = await givenEmail(to);
    const sending = startSending();
    const asked = { channel: "email", purpose: "customer-requested", template: "whole-way" };
    const { body } = await command(ref, await robot(), "schedule-contact", asked);
    const contactId = body.events[0].data.contactId;
    await expect.poll(() => typesOf(ref), { interval: 50 }).toContain("contact-sent");
    await sending.stop();

    const [mail] = await sandboxMessagesFor(to);
    expect(mail).toMatchObject({ providerId: `${contactId}@${account.from.domain}`, said: { contactId } });
    expect(mail?.said.text).toContain("Dear Ruth Achterberg");
    const document = await openDocument(contactId);
    expect(document?.mediaType).toBe("message/rfc822");
    const [, link = ""] = /^List-Unsubscribe: <([^>]+)>/m.exec(document?.bytes.toString("latin1") ?? "") ?? [];

    await replyAsCustomer(to, "Thank you.");
    expect(await lastOf(ref)).toMatchObject({ type: "message-received", data: { inReplyTo: contactId } });
    const oneClick = { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) };
    expect((await fetch(served.url + new URL(link).pathname, oneClick)).ok).toBe(true);
    expect(await typesOf(ref)).toContain("channel-opted-out");
  });
});

async function givenTemplate(): Promise<void> {
  await pool().query(
    `insert into senders (portfolio_slug, name, telephone, email, website)
     values ('uk', 'Larkfield Collections', '0808 157 0100', 'help@larkfield.example', 'larkfield.example')`,
  );
  const texts = JSON.stringify({ en: { standard: { subject: "Account {{case.reference}}", body: BODY } } });
  await pool().query("insert into templates (id, name, channel) values ('whole-way', 'Whole way', 'email')");
  await pool().query(
    `insert into template_versions (template_id, version, status, purposes, inputs, texts, parts, hash, created_by,
       changed_by, published_by, published_at, effective_from)
     values ('whole-way', 1, 'published', '{customer-requested}', '[]', $1::jsonb, '{}', $2, 'a', 'a', 'b', now(), now() - interval '1 day')`,
    [texts, createHash("sha256").update(texts).digest("hex")],
  );
}
