import { e164Of } from "../../domain/phone-number.ts";
import { log, traitsOf } from "../log.ts";
import type { Account } from "../twilio/account.ts";
import { addressOn, isMessageSid } from "../twilio/names.ts";
import { askTwilio, jsonOf } from "../twilio/request.ts";
import type { Found, Outgoing } from "./adapter.ts";

type Listed = { sid: string; body: string; direction: string; createdAt: number };
type Sought = Pick<Outgoing, "contactId" | "channel" | "to" | "text">;

/**
 * How long after its release a message that the list does not have was surely never taken: longer than a request may last,
 * and than Twilio takes to show what it has.
 */
export const SURE_AFTER_MS = 60_000;
/** What two clocks may differ by. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
const MOST_PAGES = 5;
type Page = { messages: Listed[]; next: string | null };

/** Looks for the message among those to its number, by its exact text. */
export async function findMessage(account: Account, message: Sought, since: string): Promise<Found> {
  const number = e164Of(message.to);
  if (!number) return { is: "absent" };
  const asked = Date.now();
  const listed = await listTo(account, addressOn(message.channel, number));
  if (!listed) return { is: "unknown" };
  const earliest = Date.parse(since) - CLOCKS_DIFFER_MS;
  const ours = listed.filter(({ direction, createdAt }) => direction.startsWith("outbound") && createdAt >= earliest);
  const [same, ...more] = ours.filter(({ body }) => body.trim() === message.text.trim());
  if (same) return more.length === 0 ? { is: "sent", providerId: same.sid } : { is: "unknown" };
  // An account may keep no texts: then any of these may be the one.
  if (ours.some(({ body }) => body === "")) return { is: "unknown" };
  return asked - Date.parse(since) >= SURE_AFTER_MS ? { is: "absent" } : { is: "unknown" };
}

/**
 * All messages to this number; null when the list could not be read to its end. Not narrowed by DateSent, because a message
 * that waits to be sent has none.
 */
async function listTo(account: Account, to: string): Promise<Listed[] | null> {
  let path: string | null = `Messages.json?${new URLSearchParams({ To: to, PageSize: "1000" })}`;
  const all: Listed[] = [];
  for (let page = 0; path !== null; page += 1) {
    const said: Page | null = page < MOST_PAGES ? await readPage(account, path) : null;
    if (!said) return null;
    all.push(...said.messages);
    path = said.next;
  }
  return all;
}

async function readPage(account: Account, path: string): Promise<Page | null> {
  try {
    const response = await askTwilio(account, path, { signal: AbortSignal.timeout(10_000) });
    const said = response.ok ? await jsonOf(response) : null;
    if (!Array.isArray(said?.messages)) return null;
    const messages = said.messages.map(readListed);
    const next = typeof said.next_page_uri === "string" ? said.next_page_uri : null;
    return { messages, next: next && nextPath(account, next) };
  } catch (error) {
    log().warn({ error: traitsOf(error) }, "a list of texts could not be read");
    return null;
  }
}

function readListed(said: unknown): Listed {
  const { sid, body, direction, date_created: createdAt } = said as Record<string, unknown>;
  if (typeof sid !== "string" || !isMessageSid(sid)) throw new TypeError("a message without an id");
  return { sid, body: String(body ?? ""), direction: String(direction), createdAt: Date.parse(String(createdAt)) };
}

/** Of the address of the next page only what stands behind the account counts, so that the credentials go nowhere else. */
function nextPath({ accountSid }: Account, uri: string): string {
  const [, path] = uri.split(`/Accounts/${accountSid}/`);
  if (path === undefined) throw new TypeError("a next page of another account");
  return path;
}
