/**
 * The vocabulary of what can have happened to a case. STORED DATA: a shipped type is never renamed or repurposed and a
 * field never changes its meaning; new optional fields may be added, old shapes are upgraded when read.
 *
 * Glossary: a *fact* is one event; its `data` is validated here before it is written. Fields listed in `PERSONAL`
 * (personal.ts) are stored as commitments with the value sealed under the customer's key.
 * Times are instants (UTC, three decimals, Z); days are YYYY-MM-DD; money is integer minor units of the case's currency.
 */
import * as z from "zod";
import * as c from "./codes.ts";
import { CONTACT_EVENTS, judgedSchema } from "./contact-events.ts";
import { PURPOSES, RECIPIENTS } from "./contact-policy/input.ts";
import { CUSTOMER_EVENTS } from "./customer-events.ts";
import { DISPOSITIONS } from "./dispositions.ts";
import { allocationSchema as allocation, MONEY_EVENTS, viaSchema } from "./money-events.ts";

const id = z.string().min(1);
const text = z.string();
const instant = z.string();
const day = z.string();
const minor = z.int();
const owner = z.object({ team: z.string(), user: z.string().nullable() });
const fact = z.object({ version: z.int(), text });
const masks = z.object({ phone: text.optional(), email: text.optional(), address: text.optional() });

export const debtSchema = z.object({
  id,
  reference: z.string(),
  creditor: z.string(),
  balanceMinor: minor,
  dueOn: day.nullable(),
  openedOn: day.nullable(),
});

/** What the sender knew when offering, each fact with the version of its source event. Frozen inside `handover-offered`. */
export const packSchema = z.object({
  version: z.int(),
  told: z.array(fact),
  promised: z.array(fact),
  holds: z.array(fact),
  money: z.array(fact),
  support: z.array(fact),
  contacts: z.array(fact),
});

export const EVENTS = {
  "case-opened": z.object({
    portfolio: z.string(),
    jurisdiction: z.enum(c.slugs(c.JURISDICTIONS)),
    currency: z.string(),
    customer: z.object({ id, name: text, masks, timeZones: z.array(z.string()) }),
    debts: z.array(debtSchema),
    owner,
    firstActionDueAt: instant,
  }),
  "debt-added": z.object({ debt: debtSchema }),
  "note-added": z.object({ text }),
  "entry-corrected": z.object({ version: z.int(), text }),
  "contact-recorded": z.object({
    contactId: id,
    channel: z.enum(c.slugs(c.CHANNELS)),
    direction: z.enum(c.slugs(c.DIRECTIONS)),
    disposition: z.enum(c.slugs(DISPOSITIONS)),
    note: text.optional(),
    debtId: id.optional(),
    reservationId: id.optional(),
    /** Whom the attempt was kept for, when it was not the customer. */
    recipient: z.enum(RECIPIENTS).optional(),
    /** Of an outbound contact that nobody had reserved: what the gate would have said. */
    gate: judgedSchema.optional(),
  }),
  "payment-received": z.object({
    paymentId: id,
    amountMinor: minor,
    currency: z.string(),
    method: z.enum(c.slugs(c.METHODS)),
    reference: text,
    debtId: id.optional(),
    receivedOn: day.optional(),
    allocations: z.array(allocation),
    creditMinor: minor,
    /** Of one that a gateway or a bank told: what they call it, and the session in which the customer paid. */
    via: viaSchema.optional(),
    sessionId: id.optional(),
  }),
  "payment-reversed": z.object({
    paymentId: id,
    reason: text,
    amountMinor: minor,
    allocations: z.array(allocation),
    creditMinor: minor,
  }),
  "debt-paid": z.object({ debtId: id }),
  "promise-made": z.object({
    promiseId: id,
    amountMinor: minor,
    currency: z.string(),
    dueOn: day,
    breaksAt: instant,
    replaces: id.optional(),
    /** Working days that were given after the day. */
    graceDays: z.int().optional(),
    /** Why a lead let it stand beyond the portfolio's limits. */
    override: text.optional(),
  }),
  "promise-kept": z.object({ promiseId: id, receivedMinor: minor }),
  "promise-broken": z.object({ promiseId: id, receivedMinor: minor }),
  "next-action-set": z.object({
    what: text,
    dueAt: instant,
    call: z.object({ purpose: z.enum(PURPOSES), debtId: id.optional() }).optional(),
  }),
  "contact-point-changed": z.object({
    kind: z.enum(c.slugs(c.CONTACT_POINT_KINDS)),
    mask: text,
    verified: z.boolean(),
  }),
  "owner-changed": z.object({
    from: owner,
    to: owner,
    why: z.enum(["taken", "accepted", "returned", "reassigned", "reopened", "person-left", "team-left", "absence"]),
    firstActionDueAt: instant,
  }),
  "handover-offered": z.object({
    handoverId: id,
    toTeam: z.string(),
    toUser: z.string().nullable(),
    by: z.string(),
    reason: z.enum(c.slugs(c.HANDOVER_REASONS)),
    note: text,
    promised: text.optional(),
    ask: text.optional(),
    askBy: instant.optional(),
    expiresAt: instant,
    pack: packSchema,
  }),
  "handover-accepted": z.object({ handoverId: id, readBack: text.optional() }),
  "handover-declined": z.object({ handoverId: id, reason: z.enum(c.slugs(c.DECLINE_REASONS)) }),
  "handover-question-asked": z.object({ handoverId: id, question: text }),
  "handover-question-answered": z.object({ handoverId: id, answer: text }),
  "handover-withdrawn": z.object({
    handoverId: id,
    why: z.enum(["withdrawn", "reassigned", "returned", "closed", "sender-left", "receiver-left"]),
  }),
  "handover-expired": z.object({ handoverId: id }),
  "handover-readdressed": z.object({ handoverId: id, toTeam: z.string(), from: z.string() }),
  "case-returned": z.object({ toTeam: z.string(), toUser: z.string().nullable(), reason: text }),
  "case-reassigned": z.object({ toTeam: z.string(), toUser: z.string().nullable(), reason: text }),
  "dispute-opened": z.object({
    disputeId: id,
    reason: z.enum(c.slugs(c.DISPUTE_REASONS)),
    debtId: id.optional(),
    note: text.optional(),
  }),
  "dispute-resolved": z.object({
    disputeId: id,
    outcome: z.enum(c.slugs(c.DISPUTE_OUTCOMES)),
    note: text,
    endsHoldId: id.optional(),
  }),
  "complaint-opened": z.object({
    complaintId: id,
    category: z.enum(c.slugs(c.COMPLAINT_CATEGORIES)),
    text,
  }),
  "need-disclosed": z.object({
    needId: id,
    driver: z.enum(c.slugs(c.CARE_DRIVERS)),
    adjustments: z.array(z.enum(c.slugs(c.ADJUSTMENTS))),
    note: text.optional(),
  }),
  "hold-placed": z.object({
    holdId: id,
    kind: z.enum(c.slugs(c.HOLD_KINDS)),
    reason: text,
    until: instant.nullable(),
    debtId: id.optional(),
    disputeId: id.optional(),
  }),
  "hold-lifted": z.object({ holdId: id, reason: text }),
  "hold-expired": z.object({ holdId: id }),
  "case-closed": z.object({ reason: z.enum(c.slugs(c.CLOSE_REASONS)) }),
  "case-reopened": z.object({ reason: text }),
  "limitation-recorded": z.object({
    debtId: id,
    timeBarred: z.boolean(),
    /** Whether the customer has relied on it. */
    raised: z.boolean(),
    evidence: text.optional(),
  }),
  "default-recorded": z.object({
    debtId: id,
    since: day,
    noticeDeliveredOn: day.optional(),
    /** In duplum: the principal unpaid when the default occurred, which what is charged from then on may not exceed. */
    capMinor: minor.optional(),
    /** What had accrued under it since, when it was recorded; absent: nothing. */
    usedMinor: minor.optional(),
  }),
  ...CUSTOMER_EVENTS,
  ...CONTACT_EVENTS,
  ...MONEY_EVENTS,
} as const;

export type EventType = keyof typeof EVENTS;
export type EventData = { [T in EventType]: z.infer<(typeof EVENTS)[T]> };
/** What `decide` returns: a fact before it is recorded. */
export type NewEvent = { [T in EventType]: { type: T; data: EventData[T] } }[EventType];

export type ActorKind = "user" | "customer" | "system" | "gateway" | "workflow" | "api";
export type Actor = { kind: ActorKind; id: string };

/** A recorded fact as the API gives it (http-api.md 2). Erased personal fields are absent from `data`. */
export type CaseEvent = NewEvent & {
  id: string;
  caseRef: string;
  version: number;
  occurredAt: string;
  at: string;
  actor: Actor;
  basedOn?: number;
  shown?: number;
  commandId: string;
  causationId?: string;
  prevHash: string;
  hash: string;
};
export type Debt = z.infer<typeof debtSchema>;
export type Allocation = z.infer<typeof allocation>;
export type Pack = z.infer<typeof packSchema>;
export type Fact = z.infer<typeof fact>;
export type Owner = z.infer<typeof owner>;

export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
