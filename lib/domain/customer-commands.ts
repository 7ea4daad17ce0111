/** What somebody may tell of a customer and of a debt. Strict, like all commands. */
import * as z from "zod";
import * as c from "./codes.ts";
import { day, id, instant, language, line, reason, text, timeZone } from "./command-fields.ts";
import { CHANNELS } from "./contact-policy/input.ts";
import * as w from "./contact-words.ts";

const channel = z.enum(CHANNELS);
const source = z.enum(c.slugs(w.CONSENT_SOURCES));
const evidence = text(4_000).optional();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day, HH:MM");
const window = z.strictObject({
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, "must name each weekday once"),
  from: time,
  to: z.union([time, z.literal("24:00")]),
});
const pointKind = z.enum(c.slugs(c.CONTACT_POINT_KINDS));

export const CUSTOMER_COMMANDS = {
  "record-opt-out": z.strictObject({ channel, source: source.optional(), evidence }),
  "record-opt-in": z.strictObject({ channel, source, evidence: text(4_000) }),
  "record-cease-request": z.strictObject({ receivedAt: instant.optional(), source: source.optional(), evidence }),
  "withdraw-cease-request": z.strictObject({ reason }),
  /** All of them: an empty list says that every time is convenient. */
  "state-inconvenient-times": z.strictObject({ windows: z.array(window).max(50) }),
  "appoint-representative": z.strictObject({
    kind: z.enum(c.slugs(w.REPRESENTATIVE_KINDS)),
    name: line.optional(),
    contact: text(500).optional(),
    since: instant.optional(),
    contactConsent: z.boolean().optional(),
  }),
  "end-representation": z.strictObject({ reason }),
  "record-death": z.strictObject({ source: source.optional(), evidence }),
  "withdraw-death": z.strictObject({ reason }),
  "set-language": z.strictObject({ language }),
  "state-work-contact": z.strictObject({ allowed: z.boolean(), source: source.optional(), evidence }),
  "set-residence": z.strictObject({
    timeZones: z.array(timeZone).min(1).max(5),
    region: z
      .string()
      .regex(/^[A-Z]{2,3}$/, "must be a US state such as MA, or NYC")
      .optional(),
  }),
  "fail-contact-point": z.strictObject({ kind: pointKind, why: z.enum(c.slugs(w.POINT_FAILURES)) }),
  "verify-contact-point": z.strictObject({ kind: pointKind }),
  "record-limitation": z.strictObject({ debtId: id, timeBarred: z.boolean(), raised: z.boolean(), evidence }),
  "record-default": z.strictObject({ debtId: id, since: day, noticeDeliveredOn: day.optional() }),
} as const;
