/** The sandbox as the one who calls: signed receipts and replies, over HTTP, again when they are not taken. */
import { setTimeout as pass } from "node:timers/promises";
import { env, ourOrigins } from "../env.ts";
import { log, traitsOf } from "../log.ts";
import { processWide } from "../process-wide.ts";
import { type Account, ownAddress } from "../twilio/account.ts";
import { signatureOf } from "../twilio/signature.ts";
import { atMost } from "./at-most.ts";
import type { Step } from "./magic-numbers.ts";
import { changeMessage, type SandboxMessage } from "./messages.ts";

const AT_ONCE = 16;
const AGAIN_AFTER_MS = [500, 2_000, 8_000];

/** Plays the message's receipts, one after the other. A process that stops takes them along, as a provider may. */
export async function playReceipts(account: Account, message: SandboxMessage, steps: Step[]): Promise<void> {
  try {
    for (const step of steps) {
      await pass(step.after, undefined, { ref: false });
      await tell(account, message, step);
    }
  } catch (error) {
    log().warn({ error: traitsOf(error) }, "the sandbox could not tell what became of a text");
  }
}

async function tell(account: Account, message: SandboxMessage, { status, errorCode }: Step): Promise<void> {
  const { said, providerId } = message;
  const done = { status, ...(errorCode !== undefined && { errorCode }) };
  await changeMessage(message, done);
  if (said.callback === undefined) return;
  const form = {
    MessageSid: providerId,
    SmsSid: providerId,
    MessageStatus: status,
    SmsStatus: status,
    AccountSid: account.accountSid,
    ApiVersion: "2010-04-01",
    To: said.to,
    From: said.from,
    ...(errorCode !== undefined && { ErrorCode: errorCode }),
  };
  await callSigned(account, said.callback, form);
}

/** Posts a signed form; again after a while when it is not taken. Throws when it never is. */
export async function callSigned(account: Account, url: string, form: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(form);
  // What stands behind # is for the caller: how it is to call, and no part of the address.
  const headers = { "x-twilio-signature": signatureOf(account.authToken, url.split("#", 1)[0] ?? "", body) };
  for (const wait of [...AGAIN_AFTER_MS, null]) {
    const status = await post(url, headers, body);
    if (status < 300) return;
    if (wait === null || (status < 500 && status !== 429)) throw new Error(`a webhook was answered ${status}`);
    await pass(wait, undefined, { ref: false });
  }
}

/** The answer's status; 599 when there was none. */
function post(url: string, headers: Record<string, string>, body: URLSearchParams): Promise<number> {
  return processWide("sandbox-calls", () => atMost(AT_ONCE))(async () => {
    try {
      const signal = AbortSignal.timeout(10_000);
      const answer = await fetch(addressOf(url), { method: "POST", headers, body, redirect: "manual", signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch (error) {
      log().warn({ error: traitsOf(error) }, "the sandbox's webhook was not answered");
      return 599;
    }
  });
}

/** Our own public address may not lead back in from here: it is signed as it was given and called where we answer. */
function addressOf(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return ourOrigins(env()).includes(origin) ? `${ownAddress()}${pathname}${search}` : url;
}
