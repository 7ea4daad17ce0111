/** Contacts: planned, judged, made, answered. STORED DATA, as events.ts says. */
import * as z from "zod";
import * as c from "./codes.ts";
import { CHANNELS, PURPOSES, RECIPIENTS } from "./contact-policy/input.ts";
import * as w from "./contact-words.ts";

const id = z.string().min(1);
const text = z.string();
const instant = z.string();

/** Who is contacted, how and why. */
const proposal = {
  channel: z.enum(CHANNELS),
  purpose: z.enum(PURPOSES),
  recipient: z.enum(RECIPIENTS),
  place: z.enum(["personal", "work"]).optional(),
  automated: z.boolean(),
  debtId: id.optional(),
};
const template = z.object({
  id,
  version: z.int(),
  language: z.string(),
  variant: z.enum(c.slugs(w.VARIANTS)),
  /** SHA-256 of the version's text, hex. */
  hash: z.string().optional(),
});
const policy = z.object({ id: z.enum(["uk", "us", "za"]), version: z.string() });
/** Everything that the decision rested on, and its reasons in words: it can be opened, and made again, later. */
const basis = z.object({
  input: z.record(z.string(), z.unknown()),
  reasons: z.array(z.object({ rule: z.string(), citation: z.string(), message: z.string() })),
  faults: z.array(z.string()),
});
/** Exactly what was handed over; `sha256` of the text's UTF-8, hex. */
const content = z.object({
  to: text,
  name: text,
  subject: text.optional(),
  text,
  preferencesUrl: text,
  payUrl: text.optional(),
  sha256: z.string(),
});
export const judgedSchema = z.object({
  decision: z.enum(["allow", "defer", "deny"]),
  rules: z.array(z.string()),
  pack: policy,
});

export const CONTACT_EVENTS = {
  "contact-scheduled": z.object({
    contactId: id,
    ...proposal,
    sendAt: instant,
    template,
    inputs: z.record(z.string(), text).optional(),
  }),
  "contact-cancelled": z.object({ contactId: id, why: z.enum(["person", "case-closed", "debt-paid"]) }),
  /** The gate refused. `until`: when it would allow; `retryAt`: when it is asked again by itself. */
  "contact-blocked": z.object({
    contactId: id,
    ...proposal,
    decision: z.enum(["defer", "deny"]),
    until: instant.optional(),
    rules: z.array(z.string()),
    pack: policy,
    retryAt: instant.optional(),
    basis,
  }),
  /** The gate allowed, and the contact is being handed to its provider: from here on it counts as made. */
  "contact-released": z.object({
    contactId: id,
    attempt: z.int(),
    ...proposal,
    template,
    pack: policy,
    provider: z.string(),
    content,
    basis,
  }),
  /** The provider surely did not take it; the gate is asked again at `retryAt`. */
  "contact-put-off": z.object({ contactId: id, code: z.string(), retryAt: instant }),
  "contact-sent": z.object({ contactId: id, providerId: z.string() }),
  "contact-failed": z.object({ contactId: id, code: z.string() }),
  /** Nobody can say whether it was sent. It is never sent again by itself. */
  "contact-unknown": z.object({ contactId: id }),
  "contact-delivered": z.object({ contactId: id }),
  "contact-read": z.object({ contactId: id }),
  "contact-bounced": z.object({ contactId: id, kind: z.enum(["hard", "soft"]), code: z.string() }),
  "contact-clicked": z.object({ contactId: id, link: z.string() }),
  /** Something unforeseen stands in its way; a person looks at it. */
  "contact-parked": z.object({ contactId: id, code: z.string() }),
  "contact-retried": z.object({ contactId: id, sendAt: instant }),
  "letter-returned": z.object({ contactId: id, why: z.enum(c.slugs(w.RETURN_REASONS)) }),
  "message-received": z.object({
    messageId: id,
    channel: z.enum(CHANNELS),
    /** A mask. */
    from: text,
    text,
    keyword: z.enum(["stop", "start", "help"]).optional(),
    inReplyTo: id.optional(),
  }),
  "attempt-reserved": z.object({ reservationId: id, ...proposal, until: instant, pack: policy, basis }),
  "attempt-released": z.object({ reservationId: id }),
  "attempt-lapsed": z.object({ reservationId: id }),
} as const;
