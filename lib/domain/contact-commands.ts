/** What somebody may ask of a contact, and what Baton itself does with it. Strict, like all commands. */
import * as z from "zod";
import * as c from "./codes.ts";
import { id, instant, language, slug, text } from "./command-fields.ts";
import { PURPOSES, RECIPIENTS } from "./contact-policy/input.ts";
import * as w from "./contact-words.ts";
import type { EventData } from "./events.ts";

const purpose = z.enum(PURPOSES);
const contact = z.strictObject({ contactId: id });

export const CONTACT_COMMANDS = {
  "schedule-contact": z.strictObject({
    channel: z.enum(c.slugs(w.SENT_CHANNELS)),
    purpose,
    template: slug,
    language: language.optional(),
    variant: z.enum(c.slugs(w.VARIANTS)).optional(),
    debtId: id.optional(),
    recipient: z.enum(RECIPIENTS).optional(),
    sendAt: instant.optional(),
    inputs: z.record(z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/), text(2_000)).optional(),
  }),
  "cancel-contact": contact,
  "retry-contact": contact,
  "reserve-attempt": z.strictObject({
    channel: z.enum(["call", "voicemail"]),
    purpose,
    debtId: id.optional(),
    recipient: z.enum(RECIPIENTS).optional(),
    place: z.enum(["personal", "work"]).optional(),
  }),
  "release-attempt": z.strictObject({ reservationId: id }),
  "plan-call": z.strictObject({ what: text(500), dueAt: instant, purpose, debtId: id.optional() }),
  "return-letter": z.strictObject({ contactId: id, why: z.enum(c.slugs(w.RETURN_REASONS)) }),
} as const;

/** What became of a contact, as its provider or the sending process says. */
export type ContactOutcome =
  | { is: "sent"; providerId: string }
  | { is: "put-off"; code: string; retryAt: string }
  | { is: "failed" | "parked"; code: string }
  | { is: "unknown" | "delivered" | "read" }
  | { is: "bounced"; kind: "hard" | "soft"; code: string };

/** Commands that only Baton gives: no request can carry them. */
export type ContactSystemCommand =
  | { type: "dispatch-contact"; data: { contactId: string } }
  | { type: "print-letter"; data: { contactId: string } }
  | { type: "settle-contact"; data: { contactId: string; outcome: ContactOutcome } }
  | { type: "receive-message"; data: EventData["message-received"] }
  | { type: "note-click"; data: EventData["contact-clicked"] };
