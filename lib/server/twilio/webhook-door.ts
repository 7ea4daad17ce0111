import { env, ourOrigins } from "../env.ts";
import { readBytes } from "../json-body.ts";
import { Problem } from "../problem.ts";
import { answerSafely } from "../problem-answer.ts";
import { countWebhook } from "../webhook-figures.ts";
import { requireWebhookRoom } from "../webhook-room.ts";
import { type Account, twilioAccount } from "./account.ts";
import { isSigned } from "./signature.ts";

/** What a signed webhook says. */
export type Told = { form: URLSearchParams; query: URLSearchParams; account: Account };

/**
 * The edge of Twilio's webhooks: how often (429), a form of at most 64 kB (413, 415), signed by the account's token for one
 * of our addresses (400, nothing written). `known`: whether it is about something here; what is not is answered like the
 * rest, and counted.
 */
export function handleTwilio(request: Request, work: (told: Told) => Promise<{ known: boolean }>): Promise<Response> {
  return answerSafely(request, async () => {
    const account = twilioAccount();
    if (!account) throw new Problem(404, "not-found", "Texts are not set up here.");
    requireWebhookRoom(request);
    const form = await readForm(request);
    requireSignature(request, account, form);
    const { known } = await work({ form, query: new URL(request.url).searchParams, account });
    countWebhook("twilio", known ? "taken" : "unknown");
    // An empty TwiML answer: nothing is replied by itself.
    return new Response("<Response/>", { headers: { "content-type": "text/xml" } });
  });
}

async function readForm(request: Request): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new Problem(415, "unsupported-media-type", "Send a form.");
  }
  return new URLSearchParams(new TextDecoder().decode(await readBytes(request)));
}

/** Twilio signs the address that it was given: the public one, also where a proxy passes it on under another. */
function requireSignature(request: Request, { authToken }: Account, form: URLSearchParams): void {
  const { pathname, search } = new URL(request.url);
  const origins = ourOrigins(env()).flatMap((origin) => [origin, withoutPort(origin)]);
  const urls = [...new Set(origins)].map((origin) => `${origin}${pathname}${search}`);
  if (isSigned(request.headers.get("x-twilio-signature") ?? "", authToken, urls, form)) return;
  countWebhook("twilio", "forged");
  throw new Problem(400, "malformed", "The signature (X-Twilio-Signature) is not that of this account and address.");
}

/** Over HTTPS it leaves the port out of what it signs, or does not. */
function withoutPort(origin: string): string {
  return origin.startsWith("https:") ? `https://${new URL(origin).hostname}` : origin;
}
