import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BODY } from "#lib/domain/templates/given-template.ts";
import { emailAdapter } from "#lib/server/adapters/email.ts";
import { outgoing } from "#lib/server/adapters/mail/given-mail.ts";
import { openDocument } from "#lib/server/contacts/documents.ts";
import { startSending } from "#lib/server/contacts/sending.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { messageNamed } from "#lib/server/sandbox/messages.ts";
import { bounce, replyAsCustomer, sandboxMessagesFor } from "#lib/server/sandbox/sandbox-mail.ts";
import { command, robot } from "../v1/given-api.ts";
import {
  eventsOf,
  givenEmail,
  givenMailed,
  here,
  lastOf,
  newAddress,
  openMailDesk,
  typesOf,
} from "../webhooks/given-email.ts";

openMailDesk();
const never = new AbortController().signal;

describe("the sandbox's mail server", () => {
  const mail = (to: string, contactId = newId()) => outgoing({ contactId, to });
  const send = (to: string, contactId?: string) => here.sandbox.adapter.send(mail(to, contactId), never);

  it("takes mail by SMTP from who has its password, and keeps it sealed", async () => {
    const contactId = newId();
    const to = newAddress();
    expect(emailAdapter()).toBe(here.sandbox.adapter);
    expect(await send(to, contactId)).toMatchObject({
      is: "sent",
      providerId: `${contactId}@${here.account.from.domain}`,
    });
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
    expect(await here.sandbox.adapter.send(message, never)).toMatchObject(outcome);
    expect(await here.sandbox.adapter.find(message, "")).toMatchObject({ is: found });
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
    const id = `${contactId}@${here.account.from.domain}`;
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
    expect(mail).toMatchObject({ providerId: `${contactId}@${here.account.from.domain}`, said: { contactId } });
    expect(mail?.said.text).toContain("Dear Ruth Achterberg");
    const document = await openDocument(contactId);
    expect(document?.mediaType).toBe("message/rfc822");
    const [, link = ""] = /^List-Unsubscribe: <([^>]+)>/m.exec(document?.bytes.toString("latin1") ?? "") ?? [];

    await replyAsCustomer(to, "Thank you.");
    expect(await lastOf(ref)).toMatchObject({ type: "message-received", data: { inReplyTo: contactId } });
    const oneClick = { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) };
    expect((await fetch(here.served.url + new URL(link).pathname, oneClick)).ok).toBe(true);
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
