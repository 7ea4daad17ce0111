/** Contacts that go out and come in, in words. */
import type * as codes from "./codes.ts";
import type { CONTACT_EVENTS } from "./contact-events.ts";
import { isInBatch } from "./contact-lines.ts";
import * as w from "./contact-words.ts";
import type { EventIcon } from "./describe.ts";
import type { Rows } from "./description-row.ts";
import { erasable } from "./erased.ts";
import { codeWords } from "./provider-codes.ts";
import { clauses, lower, sentence } from "./sentence.ts";

export const CHANNEL_ICONS: Record<codes.Channel, EventIcon> = {
  call: "phone",
  voicemail: "voicemail",
  sms: "message-square",
  whatsapp: "message-square",
  email: "mail",
  letter: "file-text",
  "in-person": "users",
};
export const CHANNEL_NOUNS: Record<codes.Channel, string> = {
  call: "call",
  voicemail: "voicemail",
  sms: "text",
  whatsapp: "WhatsApp message",
  email: "email",
  letter: "letter",
  "in-person": "visit",
};

const TAKEN_BACK = { "case-closed": "The case is closed", "debt-paid": "Nothing is owed on it any more" } as const;

export const CONTACT_DESCRIPTIONS: Rows<keyof typeof CONTACT_EVENTS> = {
  "contact-scheduled": {
    kind: "contact",
    icon: "clock",
    title: ({ channel, purpose }) => `${CHANNEL_NOUNS[channel]} planned: ${purposeWords(purpose)}`,
    detail: ({ sendAt, template }, { by, instant }) =>
      clauses(`by ${by}`, `goes out ${instant(sendAt)}`, `template ${templateWords(template.id)}`),
  },
  "contact-cancelled": {
    kind: "contact",
    icon: "x",
    title: "planned contact cancelled",
    detail: ({ why }, { by }) => (why === "person" ? `By ${by}` : TAKEN_BACK[why]),
  },
  "contact-blocked": {
    kind: "decision",
    icon: "phone-off",
    title: ({ channel, purpose }) => `${CHANNEL_NOUNS[channel]} blocked: ${purposeWords(purpose)}`,
    detail: ({ rules, until, retryAt, pack, basis }, { by, instant }) =>
      clauses(
        `${rules.length > 1 ? "rules" : "rule"} ${rules.join(", ")}`,
        basis?.reasons[0]?.message.replace(/\.$/, ""),
        `policy ${pack.id} ${pack.version}`,
        retryAt ? `tried again ${instant(retryAt)}` : until && `allowed from ${instant(until)}`,
        `asked by ${by}`,
      ),
  },
  "contact-released": {
    kind: "contact",
    icon: ({ channel }) => CHANNEL_ICONS[channel],
    title: ({ channel, purpose }) => `outbound ${CHANNEL_NOUNS[channel]}: ${purposeWords(purpose)}`,
    detail: ({ content, template, pack, attempt }) =>
      clauses(
        `template ${templateWords(template.id)}, version ${template.version}`,
        content?.subject,
        `allowed by policy ${pack.id} ${pack.version}`,
        attempt > 1 && `attempt ${attempt}`,
      ),
  },
  "contact-put-off": {
    kind: "system",
    icon: "clock",
    title: "could not be handed over, tried again",
    detail: ({ code, retryAt }, { instant }) => clauses(codeWords(code), `next try ${instant(retryAt)}`),
  },
  "contact-sent": {
    kind: "system",
    icon: "check",
    title: ({ providerId }) => (isInBatch({ providerId }) ? "waits for its printer" : "handed to the provider"),
    detail: ({ providerId }) =>
      isInBatch({ providerId })
        ? `Letter ${providerId.replace("letter:", "")}, judged once more when its batch closes`
        : `It calls it ${providerId}`,
  },
  "contact-failed": {
    kind: "contact",
    icon: "x",
    title: "contact failed",
    detail: ({ code }) => sentence(codeWords(code)),
  },
  "contact-unknown": {
    kind: "contact",
    icon: "circle-help",
    title: "not known whether it was sent",
    detail: () => "The connection was lost on the way; it is not sent again by itself",
  },
  "contact-delivered": {
    kind: "contact",
    icon: "check",
    title: (_, { byPrinter }) => (byPrinter ? "handed to the printer" : "delivered"),
    detail: (_, { byPrinter }) => (byPrinter ? "It goes by post; nobody says when it arrives" : "The provider says so"),
  },
  "contact-read": { kind: "contact", icon: "check", title: "read", detail: () => "The provider says so" },
  "contact-bounced": {
    kind: "contact",
    icon: "x",
    title: ({ kind }) => (kind === "hard" ? "bounced for good" : "bounced for now"),
    detail: ({ code }) => sentence(codeWords(code)),
  },
  "contact-clicked": {
    kind: "contact",
    icon: "contact",
    title: "link opened by the customer",
    detail: ({ link }) => `To ${link}`,
  },
  "contact-parked": {
    kind: "decision",
    icon: "pause",
    title: "contact is stuck",
    detail: ({ code }) => clauses(codeWords(code), "somebody has to look at it"),
  },
  "contact-retried": {
    kind: "contact",
    icon: "undo-2",
    title: "contact tried again",
    detail: ({ sendAt }, { by, instant }) => clauses(`by ${by}`, `goes out ${instant(sendAt)}`),
  },
  "letter-returned": {
    kind: "contact",
    icon: "undo-2",
    title: ({ why }) => `letter returned: ${lower(w.RETURN_REASONS[why])}`,
    detail: (_, { by }) => `Recorded by ${by}`,
  },
  "message-received": {
    kind: "contact",
    icon: "reply",
    title: ({ channel }) => `inbound ${CHANNEL_NOUNS[channel]}`,
    detail: ({ text, from }) => clauses(`from ${erasable(from)}`, erasable(text)),
  },
  "attempt-reserved": {
    kind: "contact",
    icon: "phone",
    title: ({ channel }) => `about to ${channel === "call" ? "call" : "leave a voicemail"}`,
    detail: ({ until, pack }, { by, instant }) =>
      clauses(
        `by ${by}`,
        `the attempt is kept until ${instant(until)}`,
        `allowed by policy ${pack.id} ${pack.version}`,
      ),
  },
  "attempt-released": {
    kind: "system",
    icon: "undo-2",
    title: "reserved attempt given back",
    detail: (_, { by }) => `By ${by}`,
  },
  "attempt-lapsed": {
    kind: "system",
    icon: "timer-off",
    title: "reserved attempt lapsed",
    detail: () => "It was not made in time",
  },
};

/** "payment-confirmation" → "payment confirmation" */
function purposeWords(purpose: string): string {
  return purpose.replaceAll("-", " ");
}

/** "payment-reminder-email" → "payment reminder": the channel stands in the title. */
function templateWords(id: string): string {
  return id.replace(/-(?:sms|whatsapp|email|letter)$/, "").replaceAll("-", " ");
}
