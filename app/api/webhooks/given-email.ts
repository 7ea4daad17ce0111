/** Test kit: a desk that sends mail by its own server, and the webhook by which what comes back is told. Only tests import it. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import { type MailAccount, mailAccount } from "#lib/server/adapters/mail/mail-account.ts";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { type MailSandbox, startMailSandbox } from "#lib/server/sandbox/mail-server.ts";
import { signatureOf } from "#lib/server/webhook-signature.ts";
import { serveRoutes } from "../given-server.ts";
import { type Body, get, givenCase, openDesk, robot } from "../v1/given-api.ts";

type Here = { served: Awaited<ReturnType<typeof serveRoutes>>; account: MailAccount; sandbox: MailSandbox };
export const here = {} as Here;

/** A desk, its routes and its mail server, for the tests of a file. */
export function openMailDesk(): void {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    here.served = await serveRoutes();
    process.env.PORT = new URL(here.served.url).port;
    process.env.BATON_DEMO = "1";
    desk = await openDesk();
    const [account, sandbox] = [mailAccount(), await startMailSandbox({ reportsAfter: 0 })];
    if (!account || !sandbox) throw new Error("there is no sandbox");
    Object.assign(here, { account, sandbox });
  });
  afterAll(async () => {
    await here.sandbox.stop();
    await here.served.stop();
    await desk.close();
  });
}

let count = 0;

/** An address that no other test has. */
export function newAddress(local = "ruth"): string {
  return `${local}@customer${++count}.example`;
}

export async function givenEmail(to: string): Promise<string> {
  return givenCase({ customer: { name: "Ruth Achterberg", email: to, reference: `M-${++count}` } });
}

/** A case of a new customer, with a mail to them that was handed over. */
export async function givenMailed(to = newAddress()): Promise<{ ref: string; contactId: string; to: string }> {
  const ref = await givenEmail(to);
  const contactId = await givenReleased(ref, { channel: "email", to, provider: here.account.provider });
  return { ref, contactId, to };
}

export type Sent = { id?: string; timestamp?: string; secret?: string; signature?: string; type?: string };

export function tell(raw: Buffer, { id, timestamp, secret, signature, type }: Sent = {}): Promise<Response> {
  const named = id ?? createHash("sha256").update(raw).digest("hex");
  const at = timestamp ?? String(Math.floor(Date.now() / 1000));
  return fetch(`${here.served.url}/api/webhooks/email`, {
    method: "POST",
    headers: {
      "content-type": type ?? "message/rfc822",
      "webhook-id": named,
      "webhook-timestamp": at,
      "webhook-signature": signature ?? signatureOf(secret ?? here.account.webhookSecrets[0] ?? "", named, at, raw),
    },
    body: new Uint8Array(raw),
  });
}

export async function eventsOf(ref: string): Promise<Body[]> {
  return (await get(`/cases/${ref}/events?limit=200`, await robot())).body.items;
}

export async function lastOf(ref: string): Promise<Body> {
  return (await eventsOf(ref)).at(-1);
}

export async function typesOf(ref: string): Promise<string[]> {
  return (await eventsOf(ref)).map(({ type }: Body) => type);
}
