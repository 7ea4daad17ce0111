/** Codes of contacts that go out and come in, with their words. */
import type { Channel } from "./contact-policy/input.ts";

export const VARIANTS = {
  standard: "Standard",
  "large-print": "Large print",
  "plain-language": "Plain language",
} as const;
export type Variant = keyof typeof VARIANTS;

/** Channels that Baton itself sends on; a call is made by a person. */
export const SENT_CHANNELS = { sms: "Text", whatsapp: "WhatsApp", email: "Email", letter: "Letter" } as const;
export type SentChannel = keyof typeof SENT_CHANNELS;

/** Channels as a customer opts in and out of them. */
export const GATE_CHANNELS = {
  call: "Calls",
  voicemail: "Voicemail",
  sms: "Texts",
  whatsapp: "WhatsApp",
  email: "Email",
  letter: "Letters",
} as const satisfies Record<Channel, string>;

/** Where a statement about consent came from. */
export const CONSENT_SOURCES = {
  link: "Link in a message",
  reply: "Reply",
  call: "Said on a call",
  letter: "Letter",
  email: "Email",
  agent: "Told to an agent",
  api: "Another system",
} as const;
export type ConsentSource = keyof typeof CONSENT_SOURCES;

export const REPRESENTATIVE_KINDS = { attorney: "Attorney or solicitor", "debt-adviser": "Debt adviser" } as const;
export type RepresentativeKind = keyof typeof REPRESENTATIVE_KINDS;

export const POINT_FAILURES = {
  "wrong-number": "Wrong number",
  disconnected: "Disconnected",
  "hard-bounce": "Bounced for good",
  "returned-mail": "Returned mail",
} as const;
export type PointFailure = keyof typeof POINT_FAILURES;

export const RETURN_REASONS = {
  "gone-away": "Gone away",
  "address-unknown": "Address unknown",
  refused: "Refused",
  deceased: "Deceased",
  other: "Other",
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;

/** How far a contact that Baton sends has come. */
export const CONTACT_STATUSES = {
  scheduled: "Scheduled",
  sending: "Being sent",
  sent: "Sent",
  unknown: "Not known whether it was sent",
  parked: "Stuck",
  delivered: "Delivered",
  read: "Read",
  failed: "Failed",
  bounced: "Bounced",
  returned: "Returned",
  blocked: "Blocked",
  cancelled: "Cancelled",
} as const;
export type ContactStatus = keyof typeof CONTACT_STATUSES;
