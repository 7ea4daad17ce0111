/** Why a provider did not take or deliver a message, in words. STORED DATA: the codes stand in events. */
import { TEXT_FAULTS } from "./sms-text.ts";

/** The provider will not have it because the customer told it to stop: an opt-out that came to us in no other way. */
export const OPTED_OUT_AT_PROVIDER = "opted-out-at-provider";

const WORDS: Record<string, string> = {
  "invalid-number": "the number is not valid",
  "not-a-mobile": "the number cannot receive texts",
  [OPTED_OUT_AT_PROVIDER]: "the customer told the provider to stop",
  "no-route": "the provider has no way to this number",
  "region-off": "texts to this country are switched off at the provider",
  "provider-busy": "the provider had enough for the moment",
  "provider-error": "the provider had a fault",
  "provider-away": "the provider could not be reached",
  "provider-refuses-us": "the provider refuses our account",
  "sender-not-set-up": "our sender is not set up at the provider",
  interrupted: "stopped before it was handed over",
  "not-taken": "the provider never had it",
  unreachable: "the phone could not be reached",
  "unknown-number": "no phone has this number",
  "blocked-by-carrier": "the network blocked it",
  "filtered-by-carrier": "the network took it for spam",
  "outside-conversation-window": "WhatsApp takes it only within 24 hours of the customer's last message",
  "not-on-whatsapp": "the number is not on WhatsApp",
  undelivered: "the network did not deliver it",
  failed: "the provider could not send it",
  canceled: "it was taken back at the provider",
  "email.address-invalid": "the address is not valid",
  "email.header-injection": "it has characters that no mail may have",
  "email.subject-missing": "it has no subject",
  "email.too-large": "it is too large",
  "email.deceptive-link": "a link leads elsewhere than it says",
  "email.sender-refused": "the mail server refuses our sender",
  "email.recipient-refused": "the mail server refuses the recipient",
  "email.message-refused": "the mail server refuses the message",
  "email.put-off": "the mail server asked us to try later",
  "email.sign-in-refused": "the mail server refuses our sign-in",
  "email.server-refused": "the mail server refuses us",
  "email.unreachable": "the mail server could not be reached",
  "email.tls-failed": "no protected line to the mail server",
  "email.stopped": "stopped before it was handed over",
  "email.failed": "the mail server could not be spoken to",
  "letter.customer-erased": "the customer has been erased",
  "letter.unprintable": "it has characters that cannot be printed",
};

const ALL: Record<string, string> = { ...WORDS, ...TEXT_FAULTS };

/** As part of a sentence; the bare code where there are no words for it. */
export function codeWords(code: string): string {
  const known = Object.hasOwn(ALL, code) ? ALL[code] : undefined;
  if (known) return known.replace(/\.$/, "");
  const [, twilio] = /^twilio-(\d+)$/.exec(code) ?? [];
  return twilio ? `Twilio says ${twilio}` : `code ${code}`;
}
