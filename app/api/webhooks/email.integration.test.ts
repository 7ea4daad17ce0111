import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { HEADERS_OF_OURS, letter, MESSAGE_ID, report } from "#lib/server/adapters/mail/given-incoming.ts";
import { bounceAddress, replyAddress } from "#lib/server/adapters/mail/tagged-address.ts";
import { handleMail } from "#lib/server/adapters/mail/webhook-door.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { get, robot } from "../v1/given-api.ts";
import { eventsOf, givenMailed, here, lastOf, openMailDesk, type Sent, tell, typesOf } from "./given-email.ts";

openMailDesk();

async function rows(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    "select (select count(*) from events)::int + (select count(*) from commands)::int as count",
  );
  return rows[0]?.count ?? 0;
}

const hardBounce = (contactId: string) =>
  report({ to: bounceAddress(contactId, here.account.from.domain), recipient: ["Action: failed", "Status: 5.1.1"] });

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
    expect((await fetch(`${here.served.url}/api/webhooks/email`)).status).toBe(405);
  });
});

it("is passed on by the program that a mail server runs", async () => {
  const { ref, contactId } = await givenMailed();
  const [secret] = here.account.webhookSecrets;
  const deliver = (BATON_MAIL_WEBHOOK_SECRET: string | undefined) => {
    const env = { ...process.env, BATON_URL: here.served.url, BATON_MAIL_WEBHOOK_SECRET };
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
    const original = HEADERS_OF_OURS.map((line) =>
      line.replace(MESSAGE_ID, `<${contactId}@${here.account.from.domain}>`),
    );
    await tell(report({ to: here.account.from.address, recipient: ["Action: failed", "Status: 4.4.7"], original }));
    expect((await typesOf(ref)).includes("contact-bounced")).toBe(true);
  });

  it("of a mail that nobody knows is answered alike and counted", async () => {
    const counted = async () =>
      Number(
        /gateway="email",outcome="unknown"\} (\d+)/.exec(await (await fetch(`${here.served.url}/metrics`)).text())?.[1],
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
    const reply = replyAddress(contactId, here.account.replyTo ?? "");
    expect((await tell(letter({ from: `Ruth <${to}>`, to: reply, text }))).status).toBe(200);
    expect(await lastOf(ref)).toMatchObject({
      type: "message-received",
      data: { channel: "email", text: "I can pay 40 on Friday.", inReplyTo: contactId },
    });
    expect(JSON.stringify(await lastOf(ref))).not.toContain(to);
  });

  it("from an address that we wrote to finds its case without naming anything", async () => {
    const { ref, to } = await givenMailed();
    await tell(letter({ from: to.toUpperCase(), to: here.account.from.address, text: "A new letter" }));
    expect(await lastOf(ref)).toMatchObject({ type: "message-received", data: { text: "A new letter" } });
  });

  it("with the one word stops all mail; a yes starts nothing", async () => {
    const { ref, contactId, to } = await givenMailed();
    const answer = (text: string) =>
      letter({ from: to, to: replyAddress(contactId, here.account.replyTo ?? ""), text });
    const consent = async () => (await get(`/cases/${ref}`, await robot())).body.case.contactFacts.consents.email;
    await tell(answer("Unsubscribe"));
    expect(await consent()).toMatchObject({ is: "opted-out", source: "reply" });
    await tell(answer("Yes"));
    expect(await consent()).toMatchObject({ is: "opted-out" });
  });

  it("with the one word stops it from another address too, where it answers a mail of ours", async () => {
    const { ref, contactId } = await givenMailed();
    const reply = replyAddress(contactId, here.account.replyTo ?? "");
    await tell(letter({ from: "ruth@work.example", to: reply, text: "STOP" }));
    expect(await typesOf(ref)).toContain("channel-opted-out");
    const other = await givenMailed();
    await tell(letter({ from: "ruth@work.example", to: here.account.from.address, text: "Stop" }));
    expect(await typesOf(other.ref)).not.toContain("message-received");
  });

  it("by a machine is nothing", async () => {
    const { ref, contactId, to } = await givenMailed();
    const before = await typesOf(ref);
    const headers = ["Auto-Submitted: auto-replied"];
    await tell(
      letter({ from: to, to: replyAddress(contactId, here.account.replyTo ?? ""), text: "I am away", headers }),
    );
    expect(await typesOf(ref)).toEqual(before);
  });
});
