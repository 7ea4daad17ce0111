/** Contacts and what the customer said of them, as a case's state carries them. */
import * as z from "zod";
import * as c from "../../domain/codes.ts";
import { CHANNELS, PURPOSES, RECIPIENTS } from "../../domain/contact-policy/input.ts";
import * as w from "../../domain/contact-words.ts";
import { day, instant, uuid, version } from "./wire.ts";

const codes = <T extends object>(table: T) => z.enum(c.slugs(table));
const by = z.strictObject({ kind: z.string(), id: z.string() });
const purpose = z.enum(PURPOSES);

export const plannedCall = z.strictObject({ purpose, debtId: uuid.optional() });
export const debtLaw = {
  limitation: z.strictObject({ timeBarred: z.boolean(), raised: z.boolean() }).optional(),
  inDefault: z.strictObject({ since: day, noticeDeliveredOn: day.optional() }).optional(),
};
export const contactFacts = z.strictObject({
  consents: z.partialRecord(
    z.enum(CHANNELS),
    z.strictObject({ is: z.enum(["opted-in", "opted-out"]), source: codes(w.CONSENT_SOURCES), at: instant, version }),
  ),
  ceaseRequest: z.strictObject({ receivedAt: instant, version }).nullable(),
  inconvenient: z.array(z.strictObject({ days: z.array(z.int()), from: z.string(), to: z.string() })),
  representative: z
    .strictObject({
      id: uuid,
      kind: codes(w.REPRESENTATIVE_KINDS),
      since: instant,
      contactConsent: z.boolean(),
      name: z.string().optional(),
      contact: z.string().optional(),
      version,
    })
    .nullable(),
  death: z.strictObject({ at: instant, version }).nullable(),
  language: z.string().nullable(),
  workContactAllowed: z.boolean().nullable(),
  region: z.string().nullable(),
  points: z.partialRecord(
    codes(c.CONTACT_POINT_KINDS),
    z.strictObject({ verified: z.boolean(), failed: codes(w.POINT_FAILURES).nullable() }),
  ),
});
export const outgoingContact = z.strictObject({
  id: uuid,
  channel: codes(w.SENT_CHANNELS),
  purpose,
  recipient: z.enum(RECIPIENTS),
  automated: z.boolean(),
  debtId: uuid.optional(),
  template: z.strictObject({
    id: z.string(),
    version: z.int(),
    language: z.string(),
    variant: codes(w.VARIANTS),
    hash: z.string().optional(),
  }),
  inputs: z.record(z.string(), z.string()).optional(),
  status: codes(w.CONTACT_STATUSES),
  plannedFor: instant,
  sendAt: instant,
  attempts: z.int(),
  provider: z.string().optional(),
  providerId: z.string().optional(),
  code: z.string().optional(),
  rules: z.array(z.string()).optional(),
  until: instant.optional(),
  by,
  version,
  at: instant,
});
export const reservation = z.strictObject({
  id: uuid,
  channel: z.enum(CHANNELS),
  purpose,
  recipient: z.enum(RECIPIENTS).exclude(["customer"]).optional(),
  debtId: uuid.optional(),
  by,
  at: instant,
  until: instant,
  version,
});
