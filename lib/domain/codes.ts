/** Slugs on the wire, labels on the screen. A new slug does not compile until every table below knows it. */

export const ROLES = {
  agent: "Agent",
  specialist: "Specialist",
  complaints: "Complaints handler",
  lead: "Team lead",
  analyst: "Analyst",
  compliance: "Compliance",
  admin: "Admin",
} as const;
export type Role = keyof typeof ROLES;

export const CHANNELS = {
  call: "Call",
  voicemail: "Voicemail",
  sms: "Text",
  whatsapp: "WhatsApp",
  email: "Email",
  letter: "Letter",
  "in-person": "In person",
} as const;
export type Channel = keyof typeof CHANNELS;

export const DIRECTIONS = { inbound: "Inbound", outbound: "Outbound" } as const;
export type Direction = keyof typeof DIRECTIONS;

export const METHODS = {
  card: "Card",
  "bank-transfer": "Bank transfer",
  "direct-debit": "Direct debit",
  cash: "Cash",
  cheque: "Cheque",
  other: "Other",
} as const;
export type Method = keyof typeof METHODS;

export const CONTACT_POINT_KINDS = { phone: "Phone", email: "Email", address: "Address" } as const;
export type ContactPointKind = keyof typeof CONTACT_POINT_KINDS;

/** Which derived status a hold of this kind puts the case into (codes.md, Status). */
export type HoldStanding = "legal-protection" | "disputed" | "in-review" | "on-hold";
export const HOLD_KINDS = {
  dispute: { label: "Dispute", standing: "disputed" },
  "breathing-space": { label: "Breathing space", standing: "legal-protection" },
  "mental-health-crisis": { label: "Mental health crisis breathing space", standing: "legal-protection" },
  "debt-advice": { label: "Debt advice", standing: "on-hold" },
  "debt-review": { label: "Debt review", standing: "legal-protection" },
  insolvency: { label: "Insolvency", standing: "legal-protection" },
  vulnerability: { label: "Vulnerability", standing: "in-review" },
  complaint: { label: "Complaint", standing: "in-review" },
  fraud: { label: "Fraud", standing: "in-review" },
  "payment-in-progress": { label: "Payment in progress", standing: "on-hold" },
  supervisor: { label: "Supervisor hold", standing: "on-hold" },
  other: { label: "Other hold", standing: "on-hold" },
} as const satisfies Record<string, { label: string; standing: HoldStanding }>;
export type HoldKind = keyof typeof HOLD_KINDS;

export const HANDOVER_REASONS = {
  vulnerability: "Vulnerability",
  "financial-difficulty": "Financial difficulty",
  dispute: "Dispute",
  complaint: "Complaint",
  bereavement: "Bereavement",
  language: "Language",
  absence: "Absence",
  skill: "Skill needed",
  workload: "Workload",
  other: "Other",
} as const;
export type HandoverReason = keyof typeof HANDOVER_REASONS;

export const DECLINE_REASONS = {
  "wrong-team": "Wrong team",
  "missing-information": "Missing information",
  "no-capacity": "No capacity",
  "conflict-of-interest": "Conflict of interest",
  other: "Other",
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;

export const CLOSE_REASONS = {
  paid: "Paid",
  settled: "Settled",
  "written-off": "Written off",
  returned: "Returned to creditor",
  duplicate: "Duplicate",
  other: "Other",
} as const;
export type CloseReason = keyof typeof CLOSE_REASONS;

export const DISPUTE_REASONS = {
  "not-mine": "Not my debt",
  "already-paid": "Already paid",
  "wrong-amount": "Wrong amount",
  "goods-or-service": "Goods or service",
  "identity-theft": "Identity theft",
  "time-barred": "Time-barred",
  settled: "Settled",
  "in-insolvency": "In insolvency",
  other: "Other",
} as const;
export type DisputeReason = keyof typeof DISPUTE_REASONS;

export const DISPUTE_OUTCOMES = {
  upheld: "Upheld",
  "part-upheld": "Part upheld",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
} as const;
export type DisputeOutcome = keyof typeof DISPUTE_OUTCOMES;

export const CARE_DRIVERS = {
  health: "Health",
  "life-event": "Life event",
  resilience: "Resilience",
  capability: "Capability",
} as const;
export type CareDriver = keyof typeof CARE_DRIVERS;

export const ADJUSTMENTS = {
  "large-print": "Large print",
  "calls-before-noon": "Calls before noon",
  "letters-only": "Letters only",
  "no-calls": "No calls",
  interpreter: "Interpreter",
  "text-relay": "Text relay",
  "third-party-present": "Third party present",
  "extra-time": "Extra time",
  "plain-language": "Plain language",
  other: "Other adjustment",
} as const;
export type Adjustment = keyof typeof ADJUSTMENTS;

export const COMPLAINT_CATEGORIES = {
  service: "Service",
  delay: "Delay",
  conduct: "Conduct",
  "contact-frequency": "Contact frequency",
  "fees-or-interest": "Fees or interest",
  "not-my-debt": "Not my debt",
  "incorrect-balance": "Incorrect balance",
  "credit-file": "Credit file",
  "data-protection": "Data protection",
  "vulnerability-not-considered": "Vulnerability not considered",
  affordability: "Affordability",
  other: "Other",
} as const;
export type ComplaintCategory = keyof typeof COMPLAINT_CATEGORIES;

export const STATUSES = {
  "closed-paid": "Closed: paid",
  "closed-settled": "Closed: settled",
  "closed-written-off": "Closed: written off",
  "closed-returned": "Closed: returned to creditor",
  "closed-other": "Closed",
  "legal-protection": "Legal protection",
  disputed: "Disputed",
  "in-review": "In review",
  "on-hold": "On hold",
  "promise-broken": "Promise broken",
  paying: "Paying",
  arranging: "Arranging",
  engaged: "Engaged",
  contacting: "Contacting",
  new: "New",
} as const;
export type Status = keyof typeof STATUSES;

export const JURISDICTIONS = { uk: "United Kingdom", us: "United States", za: "South Africa" } as const;
export type Jurisdiction = keyof typeof JURISDICTIONS;

/** Slugs of a code table, in its order, for zod enums and select boxes. */
export function slugs<T extends object>(table: T): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];
}
