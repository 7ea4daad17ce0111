/** The case as answers carry it. The compiler holds these to the types that `evolve` yields; the tests hold answers to them. */
import * as z from "zod";
import type { CaseState } from "../../domain/case.ts";
import * as c from "../../domain/codes.ts";
import { DISPOSITIONS } from "../../domain/dispositions.ts";
import { debtSchema } from "../../domain/events.ts";
import * as m from "../../domain/money-words.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { contactFacts, debtLaw, outgoingContact, plannedCall, reservation } from "./contact-schemas.ts";
import { debtMoney, moneyState, plan } from "./money-schemas.ts";
import { day, instant, minor, owner, ref, slug, uuid, version } from "./wire.ts";

const codes = <T extends object>(table: T) => z.enum(c.slugs(table));

const heldSince = z.strictObject({ ...owner.shape, since: instant });
const hold = z.strictObject({
  id: uuid,
  kind: codes(c.HOLD_KINDS),
  reason: z.string(),
  from: instant,
  until: instant.nullable(),
  debtId: uuid.optional(),
  disputeId: uuid.optional(),
  by: z.string(),
  version,
});
export const handover = z.strictObject({
  id: uuid,
  toTeam: slug,
  toUser: uuid.nullable(),
  by: z.string(),
  reason: codes(c.HANDOVER_REASONS),
  offeredAt: instant,
  expiresAt: instant,
  version,
  note: z.string(),
  promised: z.string().optional(),
  ask: z.string().optional(),
  askBy: instant.optional(),
  question: z.string().optional(),
  answer: z.string().optional(),
});
const dispute = z.strictObject({
  id: uuid,
  reason: codes(c.DISPUTE_REASONS),
  debtId: uuid.optional(),
  note: z.string().optional(),
  openedAt: instant,
  version,
  state: z.union([
    z.strictObject({ is: z.literal("open") }),
    z.strictObject({ is: z.literal("resolved"), outcome: codes(c.DISPUTE_OUTCOMES), at: instant }),
  ]),
});
const complaint = z.strictObject({
  id: uuid,
  category: codes(c.COMPLAINT_CATEGORIES),
  text: z.string(),
  openedAt: instant,
  version,
});
const need = z.strictObject({
  id: uuid,
  driver: codes(c.CARE_DRIVERS).nullable(),
  adjustments: z.array(codes(c.ADJUSTMENTS)),
  note: z.string().optional(),
  at: instant,
  version,
});
const promise = z.strictObject({
  kind: z.literal("promise"),
  id: uuid,
  amountMinor: minor,
  dueOn: day,
  breaksAt: instant,
  receivedMinor: minor,
  madeAt: instant,
  version,
});
const payment = z.strictObject({
  id: uuid,
  amountMinor: minor,
  method: codes(c.METHODS),
  allocations: z.array(z.strictObject({ debtId: uuid, head: codes(m.HEADS), amountMinor: minor })),
  creditMinor: minor,
  at: instant,
  version,
  reversed: z.boolean(),
  debtId: uuid.optional(),
  returnedMinor: minor,
  via: z.strictObject({ gateway: z.string(), payment: z.string() }).optional(),
  sessionId: uuid.optional(),
});
const contact = z.strictObject({
  at: instant,
  channel: codes(c.CHANNELS),
  direction: codes(c.DIRECTIONS),
  disposition: codes(DISPOSITIONS),
  note: z.string().optional(),
  version,
  contactId: uuid.optional(),
});
const customer = z.strictObject({
  id: uuid,
  name: z.string(),
  masks: z.strictObject({
    phone: z.string().optional(),
    email: z.string().optional(),
    address: z.string().optional(),
  }),
  timeZones: z.array(z.string()),
  adjustments: z.array(codes(c.ADJUSTMENTS)),
});
const lifecycle = z.union([
  z.strictObject({ state: z.literal("open") }),
  z.strictObject({ state: z.literal("closed"), reason: codes(c.CLOSE_REASONS), at: instant }),
]);

export const caseState = z.strictObject({
  ref,
  portfolio: slug,
  jurisdiction: codes(c.JURISDICTIONS),
  currency: z.string(),
  lifecycle,
  status: codes(c.STATUSES),
  customer,
  owner: heldSince,
  handover: handover.nullable(),
  debts: z.array(z.strictObject({ ...debtSchema.shape, id: uuid, dueOn: day.nullable(), ...debtLaw, ...debtMoney })),
  balanceMinor: minor,
  arrearsMinor: minor,
  arrangement: z.union([promise, plan]).nullable(),
  holds: z.array(hold),
  disputes: z.array(dispute),
  complaints: z.array(complaint),
  nextAction: z.strictObject({ what: z.string(), dueAt: instant, version, call: plannedCall.optional() }).nullable(),
  dueAt: instant.nullable(),
  lastContact: contact.nullable(),
  openedAt: instant,
  version,
  materialVersion: z.int().min(0),
  moneyVersion: version,
  firstActionDueAt: instant.nullable(),
  previousOwner: owner.nullable(),
  owners: z.array(z.strictObject({ ...heldSince.shape, version })),
  payments: z.array(payment),
  creditMinor: minor,
  lastPromise: z.enum(["kept", "part-kept", "broken"]).nullable(),
  keptPromise: promise.nullable(),
  completedPlan: plan.nullable(),
  brokenPromises: z.array(instant),
  lastPlan: codes(m.PLAN_ENDS).nullable(),
  ...moneyState,
  needs: z.array(need),
  recentContacts: z.array(contact),
  attempted: z.boolean(),
  spokenWith: z.boolean(),
  contactFacts,
  contacts: z.array(outgoingContact),
  reservations: z.array(reservation),
}) satisfies z.ZodType<CaseState>;

export const queueRow = z.strictObject({
  ref,
  version,
  customerName: z.string(),
  portfolio: slug,
  status: codes(c.STATUSES),
  balanceMinor: minor,
  currency: z.string(),
  owner: heldSince,
  handover: handover.nullable(),
  dueAt: instant.nullable(),
  dueWhy: z.string().nullable(),
  holds: z.array(codes(c.HOLD_KINDS)),
  adjustments: z.array(codes(c.ADJUSTMENTS)),
  updatedAt: instant,
}) satisfies z.ZodType<QueueRow>;
