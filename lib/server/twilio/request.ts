import type { Account } from "./account.ts";
import type { ErrorBody } from "./refusals.ts";

type Asked = { method?: "GET" | "POST"; form?: Record<string, string>; signal: AbortSignal };

/** How long an answer may take before it counts as lost. */
const PATIENCE_MS = 15_000;

/** One request to the account's part of the API, `path` such as `Messages.json`. Throws what `fetch` throws. */
export function askTwilio(account: Account, path: string, { method = "GET", form, signal }: Asked): Promise<Response> {
  const { url, accountSid, authToken } = account;
  const proof = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
  return fetch(`${url}/2010-04-01/Accounts/${accountSid}/${path}`, {
    method,
    headers: { authorization: `Basic ${proof}`, accept: "application/json" },
    ...(form && { body: new URLSearchParams(form) }),
    // A message that is posted is not posted to another address.
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
}

/** The answer as JSON; null for what is none, though whole. Throws when it breaks off. */
export async function jsonOf(response: Response): Promise<Record<string, unknown> | null> {
  const text = await response.text();
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? (said as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** An error in Twilio's own form; null for another's. `Retry-After`: seconds, or a date. `now` in milliseconds. */
export async function errorOf(response: Response, now: number): Promise<ErrorBody | null> {
  const said = await jsonOf(response);
  const retryAfterMs = readRetryAfter(response.headers.get("retry-after"), now);
  const code = typeof said?.code === "number" ? said.code : null;
  return code === null && retryAfterMs === null ? null : { code, retryAfterMs };
}

const LONGEST_WAIT_MS = 3_600_000;

function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(LONGEST_WAIT_MS, Math.max(0, wait)) : null;
}
