import type { ContactOutcome } from "../../domain/contact-commands.ts";

/** What a status of a message says of its contact; null for one that says nothing new. */
export function outcomeOfStatus(status: string, providerId: string, errorCode: string): ContactOutcome | null {
  switch (status) {
    case "accepted":
    case "scheduled":
    case "queued":
    case "sending":
    case "sent":
      return { is: "sent", providerId };
    case "delivered":
    case "read":
      return { is: status };
    case "undelivered":
    case "failed":
    case "canceled":
      return { is: "failed", code: failureOf(errorCode, status) };
    default:
      return null;
  }
}

/** Failures with a meaning for the desk (https://www.twilio.com/docs/api/errors); others keep Twilio's number. */
const FAILURES: Record<string, string> = {
  21610: "opted-out-at-provider",
  30003: "unreachable",
  30004: "blocked-by-carrier",
  30005: "unknown-number",
  30006: "not-a-mobile",
  30007: "filtered-by-carrier",
  63016: "outside-conversation-window",
  63024: "not-on-whatsapp",
};

function failureOf(errorCode: string, status: string): string {
  const known = FAILURES[errorCode];
  if (known) return known;
  return /^\d{4,6}$/.test(errorCode) ? `twilio-${errorCode}` : status;
}
