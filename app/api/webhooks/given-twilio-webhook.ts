/** Test kit: what a text provider tells by its webhooks, signed as it signs. Only tests import it. */
import { afterAll, beforeAll } from "vitest";
import { givenReleased } from "#lib/server/contacts/given-contact.ts";
import { env } from "#lib/server/env.ts";
import type { Account } from "#lib/server/twilio/account.ts";
import { signatureOf } from "#lib/server/twilio/signature.ts";
import { openSandbox, type Sandbox } from "../given-sandbox.ts";
import { type Body, get, givenCase, robot } from "../v1/given-api.ts";

export const here = {} as { sandbox: Sandbox; account: Account };

/** A sandbox of this file's own. */
export function openTexting(): void {
  beforeAll(async () => {
    here.sandbox = await openSandbox();
    here.account = here.sandbox.account;
  });
  afterAll(() => here.sandbox.close());
}

let count = 0;
/** A number that no other test has. */
export function newNumber(): string {
  return `+4477009${String(10_000 + ++count)}`;
}

export function newSid(): string {
  return `SM${String(++count).padStart(32, "0")}`;
}

export const STATUS = "/api/webhooks/twilio/status";
export const INBOUND = "/api/webhooks/twilio";

export type Sent = { headers?: Record<string, string>; signedFor?: string; token?: string };

export function tell(
  path: string,
  form: Record<string, string>,
  { headers, signedFor, token }: Sent = {},
): Promise<Response> {
  const body = new URLSearchParams(form);
  const signature = signatureOf(token ?? here.account.authToken, signedFor ?? `${env().publicUrl}${path}`, body);
  return fetch(`${here.sandbox.url}${path}`, {
    method: "POST",
    headers: { "x-twilio-signature": signature, ...headers },
    body,
  });
}

export function receipt(contactId: string, sid: string, status: string, ErrorCode = ""): Promise<Response> {
  const form = { MessageSid: sid, MessageStatus: status, AccountSid: here.account.accountSid, ErrorCode };
  return tell(`${STATUS}?contactId=${contactId}`, form);
}

export function message(from: string, text: string, extra: Record<string, string> = {}): Promise<Response> {
  return tell(INBOUND, { MessageSid: newSid(), From: from, To: "+447700900000", Body: text, NumMedia: "0", ...extra });
}

export function customer(phone: string) {
  return { name: "Ruth Achterberg", phone, reference: `R-${++count}` };
}

/** A case of a new customer with this number; with `written`, one whom we wrote to there. */
export async function givenPhone(phone: string, written: "written" | null = null, portfolio = "uk"): Promise<string> {
  const ref = await givenCase({ customer: customer(phone), portfolio });
  if (written) await givenReleased(ref, { to: phone, provider: here.account.provider, providerId: newSid() });
  return ref;
}

export async function eventsOf(ref: string): Promise<Body[]> {
  return (await get(`/cases/${ref}/events?limit=200`, await robot())).body.items;
}
export async function typesOf(ref: string): Promise<string[]> {
  return (await eventsOf(ref)).map(({ type }: Body) => type).slice(1);
}

/** What is not of a contact of ours. */
export async function told(ref: string): Promise<string[]> {
  return (await typesOf(ref)).filter((type: string) => !/^contact-/.test(type));
}

export async function consentOf(ref: string, channel: string) {
  return (await get(`/cases/${ref}`, await robot())).body.case.contactFacts.consents[channel];
}
