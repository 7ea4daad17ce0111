import { readBytes } from "../../json-body.ts";
import { Problem } from "../../problem.ts";
import { answerSafely } from "../../problem-answer.ts";
import { processWide } from "../../process-wide.ts";
import { countWebhook } from "../../webhook-figures.ts";
import { requireWebhookRoom } from "../../webhook-room.ts";
import { isSignedBy, isTimely, signedHeaders } from "../../webhook-signature.ts";
import { type MailAccount, mailAccount } from "./mail-account.ts";
import { receiveMail } from "./receive-mail.ts";

/** What mail servers usually let through at most, after the third that base64 adds. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_AT_ONCE = 16;

/**
 * The edge for mail that comes back: how often (429), one raw message of at most 20 MB (413, 415), signed by the gateway
 * (400, nothing written). A mail about nothing known here is answered like the rest, and counted.
 */
export function handleMail(request: Request): Promise<Response> {
  return answerSafely(request, async () => {
    const account = mailAccount();
    if (!account) throw new Problem(404, "not-found", "Email is not set up here.");
    requireWebhookRoom(request);
    const { raw, id } = await readSigned(request, account);
    const known = await receiveMail(account, raw, id);
    countWebhook("email", known ? "taken" : "unknown");
    return new Response(null, { status: 200 });
  });
}

async function readSigned(request: Request, { webhookSecrets }: MailAccount): Promise<{ raw: Uint8Array; id: string }> {
  if (!/^message\/rfc822\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    throw new Problem(415, "unsupported-media-type", "Send a raw mail, with Content-Type: message/rfc822.");
  const signed = signedHeaders(request.headers);
  // Asked before the body: twenty megabytes are read only for who could have signed them now.
  if (!isTimely(signed, Date.now() / 1000)) throw forged();
  const raw = await readFew(request);
  if (!isSignedBy(webhookSecrets, signed, raw)) throw forged();
  return { raw, id: signed.id };
}

/** Until it is read nobody knows whether it is the gateway's: so few at once that they cannot fill the memory. */
async function readFew(request: Request): Promise<Uint8Array> {
  const reading = processWide("mails-read", () => ({ now: 0 }));
  if (reading.now >= MOST_AT_ONCE) {
    throw new Problem(503, "unavailable", "Too many mails at once. Keep it, and send it again.", { retryAfter: 5 });
  }
  reading.now += 1;
  try {
    return await readBytes(request, MOST_BYTES);
  } finally {
    reading.now -= 1;
  }
}

function forged(): Problem {
  countWebhook("email", "forged");
  return new Problem(
    400,
    "malformed",
    "The signature (webhook-id, webhook-timestamp, webhook-signature) is not right, or not of now.",
  );
}
