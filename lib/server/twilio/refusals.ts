/** What Twilio's refusals mean for a contact. Pure. */
import type { SendOutcome } from "../adapters/adapter.ts";

type Refused = Extract<SendOutcome, { is: "refused" }>;
export type ErrorBody = { code: number | null; retryAfterMs: number | null };

/** Refusals by Twilio's error code that trying again does not help. https://www.twilio.com/docs/api/errors */
const FOR_GOOD: Record<number, string> = {
  21211: "invalid-number",
  21265: "invalid-number",
  21610: "opted-out-at-provider",
  21614: "not-a-mobile",
  21635: "not-a-mobile",
  21612: "no-route",
  21408: "region-off",
  21602: "text-empty",
  21617: "text-too-long",
};
/** Those that are of the account or of the moment: a full queue, a limit, credentials, a sender that is not set up. */
const FOR_NOW: Record<number, string> = {
  20003: "provider-refuses-us",
  20005: "provider-refuses-us",
  20404: "provider-refuses-us",
  20429: "provider-busy",
  21603: "sender-not-set-up",
  21606: "sender-not-set-up",
  21611: "provider-busy",
  21703: "sender-not-set-up",
  30022: "provider-busy",
  63018: "provider-busy",
  63038: "provider-busy",
};

/**
 * What an answer that is no success says of a message. `error` is null when the answer is not in Twilio's own form: then
 * something between us and Twilio made it, and behind a 5xx the message may have been taken.
 */
export function outcomeOfRefusal(status: number, error: ErrorBody | null): SendOutcome {
  const later = error?.retryAfterMs ?? null;
  if (status === 429) return forNow("provider-busy", later);
  if (status === 503) return forNow("provider-error", later);
  if (status >= 500) return error?.code ? forNow("provider-error", later) : { is: "unknown" };
  const code = error?.code ?? 0;
  if (code in FOR_NOW) return forNow(FOR_NOW[code] ?? "", later);
  if (code in FOR_GOOD) return { is: "refused", code: FOR_GOOD[code] ?? "", permanent: true };
  if (status === 400 && code > 0) return { is: "refused", code: `twilio-${code}`, permanent: true };
  return forNow("provider-refuses-us", later);
}

function forNow(code: string, retryAfterMs: number | null): Refused {
  return { is: "refused", code, permanent: false, ...(retryAfterMs !== null && { retryAfterMs }) };
}

/** Faults that end a connection before a byte of the message has left. */
const BEFORE_ANYTHING = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

/** What a request that got no whole answer says of its message. */
export function outcomeOfBreak(error: unknown): SendOutcome {
  return BEFORE_ANYTHING.has(codeOf(error)) ? forNow("provider-away", null) : { is: "unknown" };
}

/** `fetch` wraps what happened to the connection. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}
