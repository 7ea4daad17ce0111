/** Test kit: examples of what is told of a customer, and of contacts, with every personal field present. Only tests import it. */
import type { CONTACT_EVENTS } from "./contact-events.ts";
import type { CUSTOMER_EVENTS } from "./customer-events.ts";
import type { EventData } from "./events.ts";
import { uuid } from "./given-organisation.ts";

export const DEBT = uuid(31);
const contactId = uuid(60);
const proposal = {
  channel: "sms",
  purpose: "collection",
  recipient: "customer",
  automated: false,
  debtId: DEBT,
} as const;
const template = { id: "reminder", version: 2, language: "en", variant: "standard", hash: "ab".repeat(32) } as const;
const pack = { id: "uk", version: "2026-11-01" } as const;
const reasons = [{ rule: "uk.contact-hours", citation: "CONC 7.9.4R", message: "After 21:00 in Europe/London." }];
const basis = { input: { pack: "uk", at: "2026-11-24T22:00:00.000Z" }, reasons, faults: [] };

type Kinds = keyof typeof CONTACT_EVENTS | keyof typeof CUSTOMER_EVENTS | "limitation-recorded" | "default-recorded";

export const CONTACT_EXAMPLES: Pick<EventData, Kinds> = {
  "limitation-recorded": { debtId: DEBT, timeBarred: true, raised: true, evidence: "Letter of 3 Nov" },
  "default-recorded": { debtId: DEBT, since: "2026-08-01", noticeDeliveredOn: "2026-10-02" },
  "channel-opted-out": { channel: "sms", source: "reply", evidence: "STOP" },
  "channel-opted-in": { channel: "sms", source: "call", evidence: "Asked for texts" },
  "cease-requested": { receivedAt: "2026-11-20T09:00:00.000Z", source: "letter", evidence: "Do not write to me" },
  "cease-withdrawn": { reason: "She wrote again" },
  "inconvenient-times-stated": { windows: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }] },
  "representative-appointed": {
    representativeId: uuid(61),
    kind: "debt-adviser",
    since: "2026-11-20T09:00:00.000Z",
    contactConsent: false,
    name: "Larch Advice",
    contact: "advice@example.com",
  },
  "representative-ended": { representativeId: uuid(61), reason: "Plan agreed" },
  "death-recorded": { source: "letter", evidence: "Certificate seen" },
  "death-withdrawn": { reason: "It was her mother" },
  "language-set": { language: "cy" },
  "work-contact-stated": { allowed: false, source: "call", evidence: "Not at work" },
  "residence-set": { timeZones: ["America/New_York"], region: "MA" },
  "contact-point-failed": { kind: "phone", why: "wrong-number" },
  "contact-point-verified": { kind: "phone" },
  "customer-facts-carried": {
    facts: {
      contactFacts: {
        consents: {},
        ceaseRequest: null,
        inconvenient: [],
        representative: null,
        death: null,
        language: "af",
        workContactAllowed: null,
        region: null,
        points: {},
      },
      timeZones: ["Europe/London"],
      masks: { phone: "••• 17" },
      holds: [],
    },
  },
  "contact-scheduled": {
    contactId,
    ...proposal,
    sendAt: "2026-11-24T11:00:00.000Z",
    template,
    inputs: { day: "Friday" },
  },
  "contact-cancelled": { contactId, why: "person" },
  "contact-blocked": {
    contactId,
    ...proposal,
    decision: "defer",
    until: "2026-11-25T08:00:00.000Z",
    rules: ["uk.contact-hours"],
    pack,
    retryAt: "2026-11-25T08:00:00.000Z",
    basis,
  },
  "contact-released": {
    contactId,
    attempt: 1,
    ...proposal,
    template,
    pack,
    provider: "twilio",
    content: {
      to: "+447700900117",
      name: "Ruth Achterberg",
      subject: "Your account",
      text: "Hello Ruth",
      preferencesUrl: "https://baton.example/c/x",
      sha256: "cd".repeat(32),
    },
    basis: { ...basis, reasons: [] },
  },
  "contact-put-off": { contactId, code: "provider-busy", retryAt: "2026-11-24T11:01:00.000Z" },
  "contact-sent": { contactId, providerId: "SM1" },
  "contact-failed": { contactId, code: "30003" },
  "contact-unknown": { contactId },
  "contact-delivered": { contactId },
  "contact-read": { contactId },
  "contact-bounced": { contactId, kind: "hard", code: "5.1.1" },
  "contact-clicked": { contactId, link: "preferences" },
  "contact-parked": { contactId, code: "TypeError" },
  "contact-retried": { contactId, sendAt: "2026-11-24T11:02:00.000Z" },
  "letter-returned": { contactId, why: "gone-away" },
  "message-received": {
    messageId: uuid(62),
    channel: "sms",
    from: "••• 17",
    text: "Stop",
    keyword: "stop",
    inReplyTo: contactId,
  },
  "attempt-reserved": {
    reservationId: uuid(63),
    ...proposal,
    channel: "call",
    place: "personal",
    until: "2026-11-24T10:15:00.000Z",
    pack,
    basis: { ...basis, reasons: [] },
  },
  "attempt-released": { reservationId: uuid(63) },
  "attempt-lapsed": { reservationId: uuid(63) },
};
