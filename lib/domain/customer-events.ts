/** Facts about the customer: told once, written on every case of theirs. STORED DATA, as events.ts says. */
import * as z from "zod";
import * as c from "./codes.ts";
import { CHANNELS } from "./contact-policy/input.ts";
import * as w from "./contact-words.ts";

const id = z.string().min(1);
const text = z.string();
const instant = z.string();
const channel = z.enum(CHANNELS);
const source = z.enum(c.slugs(w.CONSENT_SOURCES));

/** ISO weekdays on which it starts (1 is Monday), local times; `to` is exclusive. */
export const windowSchema = z.object({ days: z.array(z.int()), from: z.string(), to: z.string() });

export const CUSTOMER_EVENTS = {
  "channel-opted-out": z.object({ channel, source, evidence: text.optional() }),
  "channel-opted-in": z.object({ channel, source, evidence: text.optional() }),
  "cease-requested": z.object({ receivedAt: instant, source, evidence: text.optional() }),
  "cease-withdrawn": z.object({ reason: text }),
  "inconvenient-times-stated": z.object({ windows: z.array(windowSchema) }),
  "representative-appointed": z.object({
    representativeId: id,
    kind: z.enum(c.slugs(w.REPRESENTATIVE_KINDS)),
    since: instant,
    /** Whether the representative agrees that the customer is contacted all the same. */
    contactConsent: z.boolean(),
    name: text.optional(),
    contact: text.optional(),
  }),
  "representative-ended": z.object({ representativeId: id, reason: text }),
  "death-recorded": z.object({ source, evidence: text.optional() }),
  "death-withdrawn": z.object({ reason: text }),
  /** BCP 47; "und" while it is only known that another is needed. */
  "language-set": z.object({ language: z.string() }),
  "work-contact-stated": z.object({ allowed: z.boolean(), source, evidence: text.optional() }),
  /** Where the customer may be; `region`: a US state, or a city with rules of its own such as NYC. */
  "residence-set": z.object({ timeZones: z.array(z.string()), region: z.string().optional() }),
  "contact-point-failed": z.object({
    kind: z.enum(c.slugs(c.CONTACT_POINT_KINDS)),
    why: z.enum(c.slugs(w.POINT_FAILURES)),
  }),
  "contact-point-verified": z.object({ kind: z.enum(c.slugs(c.CONTACT_POINT_KINDS)) }),
  /** What had been told before this case was opened. */
  "customer-facts-carried": z.object({ facts: z.record(z.string(), z.unknown()) }),
} as const;
