import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Outgoing } from "#lib/server/adapters/adapter.ts";
import { type Asked, givenProvider, type Provider, says } from "#lib/server/adapters/given-provider.ts";
import { smsAdapter, type TextChannel } from "#lib/server/adapters/sms.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { sandboxMessagesFor } from "#lib/server/sandbox/phone.ts";
import type { Account } from "#lib/server/twilio/account.ts";
import { isSigned } from "#lib/server/twilio/signature.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";

const RUTH = "+447700900117";

let sandbox: Sandbox;
let account: Account;
let receiver: Provider;
/** Called with each receipt that came. */
let onReceipt: (asked: Asked) => void = () => {};

beforeAll(async () => {
  sandbox = await openSandbox();
  account = sandbox.account;
  receiver = await givenProvider();
});
afterAll(async () => {
  await receiver.stop();
  await sandbox.close();
});
beforeEach(() => {
  receiver.asked.length = 0;
  receiver.answers = (res, asked) => {
    res.end();
    onReceipt(asked);
  };
});

function outgoing(change: Partial<Outgoing> = {}): Outgoing {
  return {
    contactId: newId(),
    channel: "sms",
    to: RUTH,
    name: "Ruth Achterberg",
    text: `Larkfield: please call us. ${newId()}`,
    language: "en",
    variant: "standard",
    reference: "C-7K3M-Q9TX",
    preferencesUrl: "https://desk.example/c/x",
    ...change,
  };
}

async function send(message: Outgoing) {
  const adapter = smsAdapter(message.channel as TextChannel, account);
  if (!adapter) throw new Error("the channel is off");
  return { adapter, outcome: await adapter.send(message, new AbortController().signal) };
}

/** Posts as a stranger to Baton would: with a callback of its own. */
function create(form: Record<string, string>, by: Account = account): Promise<Response> {
  const { accountSid, authToken } = by;
  return fetch(`${account.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
    body: new URLSearchParams({ From: account.from.sms ?? "", Body: "Hello", ...form }),
  });
}

/** The statuses of the next receipts, each of which must be signed. */
function receipts(count: number): Promise<string[]> {
  const statuses: string[] = [];
  return new Promise((resolve, reject) => {
    onReceipt = ({ url, form, signature }) => {
      if (!isSigned(signature, account.authToken, [`${receiver.url}${url}`], form)) reject(new Error("not signed"));
      statuses.push(form.get("MessageStatus") ?? "");
      if (statuses.length === count) resolve(statuses);
    };
  });
}

describe("the sandbox of texts", () => {
  it("takes a message, keeps it sealed, shows it on the phone and finds it again", async () => {
    const message = outgoing();
    const { adapter, outcome } = await send(message);
    expect(outcome).toEqual({ is: "sent", providerId: expect.stringMatching(/^SM[0-9a-f]{32}$/) });
    const found = await adapter.find(message, new Date().toISOString());
    expect(found).toEqual(outcome);
    expect((await sandboxMessagesFor(RUTH))[0]).toMatchObject({
      channel: "sms",
      direction: "to-customer",
      said: { to: RUTH, text: message.text, contactId: message.contactId },
    });
    const { rows } = await pool().query("select * from sandbox_messages");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(`${row.sealed.toString("latin1")}${row.point}`).not.toMatch(/Larkfield|7700900117/);
  });

  it("keeps texts and WhatsApp messages to one number apart", async () => {
    const message = outgoing({ channel: "whatsapp" });
    const { adapter, outcome } = await send(message);
    expect(await adapter.find(message, new Date().toISOString())).toEqual(outcome);
    const sms = await adapter.find({ ...message, channel: "sms" }, new Date(0).toISOString());
    expect(sms).toEqual({ is: "absent" });
  });

  it("shows one message as it is", async () => {
    const created = (await (await create({ To: RUTH })).json()) as { uri: string; status: string };
    expect(created.status).toBe("queued");
    const { accountSid, authToken } = account;
    const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
    const shown = await fetch(`${account.url}${created.uri}`, { headers });
    expect(await shown.json()).toMatchObject({ to: RUTH, body: "Hello", direction: "outbound-api" });
    expect((await fetch(`${account.url}${created.uri}`)).status).toBe(401);
  });

  it.each([
    ["another token", { authToken: "x".repeat(32) }],
    ["another account", { accountSid: `AC${"0".repeat(32)}` }],
  ])("lets nobody in with %s", async (_, change) => {
    const answer = await create({ To: RUTH }, { ...account, ...change });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 20003 });
  });

  it.each([
    [{ To: "07700 900117" }, 21211],
    [{ To: RUTH, From: "+15005550006" }, 21606],
    [{ To: RUTH, From: "" }, 21603],
    [{ To: RUTH, Body: "" }, 21602],
    [{ To: RUTH, Body: "x".repeat(1601) }, 21617],
  ])("refuses %j as Twilio does", async (form, code) => {
    const answer = await create(form);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code, status: 400 });
  });
});

describe("receipts of the sandbox", () => {
  it.each([
    ["a text", "", 2, ["sent", "delivered"]],
    ["a WhatsApp message", "whatsapp:", 3, ["sent", "delivered", "read"]],
  ])("of %s are signed and in order", async (_, prefix, count, expected) => {
    const told = receipts(count);
    await create({ To: `${prefix}${RUTH}`, StatusCallback: `${receiver.url}/status?contactId=c1` });
    expect(await told).toEqual(expected);
    expect(receiver.asked.at(-1)?.url).toBe("/status?contactId=c1");
  });

  it.each([
    ["+15005551001", 2, ["sent", "undelivered"]],
    ["+15005551003", 5, ["delivered", "sent", "delivered", "sent", "delivered"]],
  ])("of %s are as it says", async (number, count, expected) => {
    const told = receipts(count);
    await create({ To: number, StatusCallback: `${receiver.url}/status` });
    expect(await told).toEqual(expected);
  });

  it("are sent again when they are not taken", async () => {
    const told = receipts(3);
    const refuse = says(503, "");
    const take = receiver.answers;
    receiver.answers = (res, asked) => {
      receiver.answers = take;
      refuse(res, asked);
      onReceipt(asked);
    };
    await create({ To: RUTH, StatusCallback: `${receiver.url}/status` });
    expect(await told).toEqual(["sent", "sent", "delivered"]);
  });
});

describe("numbers that make it misbehave", () => {
  it.each([
    ["+15005550001", { code: "invalid-number", permanent: true }],
    ["+15005550002", { code: "no-route", permanent: true }],
    ["+15005550003", { code: "region-off", permanent: true }],
    ["+15005550004", { code: "opted-out-at-provider", permanent: true }],
    ["+15005550009", { code: "not-a-mobile", permanent: true }],
    ["+15005551429", { code: "provider-busy", permanent: false, retryAfterMs: 2_000 }],
    ["+15005551500", { code: "provider-error", permanent: false }],
  ])("%s is refused: %j", async (to, expected) => {
    const { outcome } = await send(outgoing({ to }));
    expect(outcome).toEqual({ is: "refused", ...expected });
    expect(await sandboxMessagesFor(to)).toEqual([]);
  });

  it("loses its answer, and has the message", async () => {
    const message = outgoing({ to: "+15005551004" });
    const { adapter, outcome } = await send(message);
    expect(outcome).toEqual({ is: "unknown" });
    expect(await adapter.find(message, new Date().toISOString())).toMatchObject({ is: "sent" });
  });
});
