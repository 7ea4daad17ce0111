/** Settings of texts and WhatsApp over Twilio's API, or one that speaks the same (docs/channels.md). */
import * as z from "zod";

export type TwilioSettings = {
  /** Without a trailing slash. */
  url: string;
  accountSid: string;
  authToken: string;
  /** A number (E.164), a short code, a name of letters, or the id of a messaging service; null: this channel is off. */
  from: { sms: string | null; whatsapp: string | null };
  perSecond: number;
};

const TWILIO = "https://api.twilio.com";
const SERVICE = "MG[0-9a-fA-F]{32}";
const NUMBER = "\\+[1-9]\\d{6,14}";

export const twilioSettings = {
  BATON_TWILIO_URL: z.string().refine(isApi).optional(),
  BATON_TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/)
    .optional(),
  BATON_TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{8,256}$/)
    .optional(),
  BATON_SMS_FROM: z
    .string()
    .regex(new RegExp(`^(${NUMBER}|\\d{3,8}|${SERVICE}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$`))
    .optional(),
  BATON_WHATSAPP_FROM: z
    .string()
    .regex(new RegExp(`^((whatsapp:)?${NUMBER}|${SERVICE})$`))
    .optional(),
  BATON_SMS_PER_SECOND: z.coerce.number().int().min(1).max(1000).default(20),
};

export const howToFixTwilio = {
  BATON_TWILIO_URL: "the API's origin, such as https://api.twilio.com; http only on this machine",
  BATON_TWILIO_ACCOUNT_SID: "the account's id, AC and 32 hexadecimal digits, together with BATON_TWILIO_AUTH_TOKEN",
  BATON_TWILIO_AUTH_TOKEN: "the account's auth token, together with BATON_TWILIO_ACCOUNT_SID",
  BATON_SMS_FROM:
    "a number such as +441632960000, a short code, a name of up to 11 letters and digits, or the id of a messaging service (MG…)",
  BATON_WHATSAPP_FROM: "a number such as +441632960000, or the id of a messaging service (MG…)",
  BATON_SMS_PER_SECOND: "messages a second that the account may send, 1 to 1000",
};

type Read = z.infer<z.ZodObject<typeof twilioSettings>>;

/** Half an account is none, and an account that nothing is sent from is a mistake. */
export function checkTwilio(read: Read, context: z.core.$RefinementCtx): void {
  const complain = (name: keyof Read) =>
    context.issues.push({ code: "custom", input: read, path: [name], message: "" });
  const sends = read.BATON_SMS_FROM || read.BATON_WHATSAPP_FROM;
  const { BATON_TWILIO_ACCOUNT_SID: sid, BATON_TWILIO_AUTH_TOKEN: token } = read;
  if (!sid && (token || sends)) complain("BATON_TWILIO_ACCOUNT_SID");
  if (!token && (sid || sends)) complain("BATON_TWILIO_AUTH_TOKEN");
  if (sid && token && !sends) complain("BATON_SMS_FROM");
}

/** Null without an account. */
export function twilioFrom(read: Read): TwilioSettings | null {
  const { BATON_TWILIO_ACCOUNT_SID: accountSid, BATON_TWILIO_AUTH_TOKEN: authToken } = read;
  if (!accountSid || !authToken) return null;
  return {
    url: new URL(read.BATON_TWILIO_URL ?? TWILIO).origin,
    accountSid,
    authToken,
    from: {
      sms: read.BATON_SMS_FROM ?? null,
      whatsapp: read.BATON_WHATSAPP_FROM?.replace(/^whatsapp:/, "") ?? null,
    },
    perSecond: read.BATON_SMS_PER_SECOND,
  };
}

/** What customers are told travels to it: only over HTTPS, except to a provider on this very machine. */
function isApi(text: string): boolean {
  const url = URL.parse(text);
  if (url?.pathname !== "/" || url.search || url.hash || url.username) return false;
  return (
    url.protocol === "https:" || (url.protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+)$/.test(url.hostname))
  );
}
