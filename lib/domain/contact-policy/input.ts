import * as z from "zod";
import { isDay, isTimeZone } from "../calendar.ts";

export const PACK_IDS = ["uk", "us", "za"] as const;
export const CHANNELS = ["call", "voicemail", "sms", "whatsapp", "email", "letter"] as const;
export const PURPOSES = [
  "collection",
  "reminder",
  "statutory-notice",
  "payment-confirmation",
  "dispute-response",
  "complaint-response",
  "customer-requested",
  "support",
  "enforcement",
] as const;
export const RECIPIENTS = ["customer", "representative", "personal-representative", "third-party"] as const;
export const HOLDS = [
  "dispute",
  "breathing-space",
  "mental-health-crisis",
  "debt-advice",
  "debt-review",
  "insolvency",
  "vulnerability",
  "complaint",
  "fraud",
  "payment-in-progress",
  "supervisor",
  "other",
] as const;

const instant = z.iso.datetime({ offset: true, message: "must be an instant with an offset or Z" });
const day = z.string().refine(isDay, "must be a calendar date, YYYY-MM-DD");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day, HH:MM");
const name = z.string().min(1).max(100);
const channel = z.enum(CHANNELS);

const proposal = z.strictObject({
  channel,
  purpose: z.enum(PURPOSES),
  automated: z.boolean().optional(),
  recipient: z.enum(RECIPIENTS),
  place: z.enum(["personal", "work"]).optional(),
  debtId: name.optional(),
  optOutOffered: z.boolean().optional(),
});

const inconvenient = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: time,
  to: z.union([time, z.literal("24:00")]),
});

const representative = z.strictObject({
  kind: z.enum(["attorney", "debt-adviser"]),
  since: instant.nullish(),
  contactConsent: z.boolean().optional(),
});

const customer = z.strictObject({
  timeZones: z.array(z.string().refine(isTimeZone, "must be an IANA time zone")).max(20).optional(),
  region: name.optional(),
  optedOut: z.array(channel).optional(),
  inconvenient: z.array(inconvenient).max(100).optional(),
  workContactAllowed: z.boolean().optional(),
  ceaseContact: instant.nullish(),
  representative: representative.nullish(),
  deceased: z.boolean().optional(),
});

const debt = z.strictObject({
  id: name,
  status: z.enum(["open", "paid", "settled", "written-off"]),
  balanceMinor: z.int(),
  timeBarred: z.boolean().optional(),
  timeBarredRaised: z.boolean().optional(),
  inDefaultSince: day.nullish(),
  defaultNoticeDeliveredOn: day.nullish(),
});

const hold = z.strictObject({
  kind: z.enum(HOLDS),
  from: instant,
  until: instant.nullish(),
  debtId: name.nullish(),
});

const contact = z.strictObject({
  at: instant,
  channel,
  direction: z.enum(["inbound", "outbound"]),
  kind: z.enum(["attempt", "conversation", "message"]),
  debtId: name.nullish(),
  connected: z.boolean().optional(),
  consented: z.boolean().optional(),
});

/** What `decideContact` is asked with, as it comes from outside. Instants are ISO 8601 with an offset or Z. */
export const contactDecisionSchema = z.strictObject({
  pack: z.enum(PACK_IDS),
  at: instant,
  proposal,
  customer,
  debt,
  holds: z.array(hold).max(1_000).optional(),
  history: z.array(contact).max(10_000).optional(),
});

export type PackId = (typeof PACK_IDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type Purpose = (typeof PURPOSES)[number];
export type HoldKind = (typeof HOLDS)[number];
export type ContactDecisionInput = z.input<typeof contactDecisionSchema>;
