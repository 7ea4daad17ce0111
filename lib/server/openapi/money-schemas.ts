/** The state of a case's money on the wire. */
import * as z from "zod";
import * as c from "../../domain/codes.ts";
import * as m from "../../domain/money-words.ts";
import { day, instant, minor, uuid, version } from "./wire.ts";

const codes = <T extends object>(table: T) => z.enum(c.slugs(table));

const heads = z.strictObject({ principal: minor, interest: minor, fees: minor, costs: minor });

export const debtMoney = {
  heads,
  paid: heads,
  originalMinor: minor,
  interest: z.strictObject({ annualBps: z.int(), accruedTo: day, carry: z.int(), nextAt: instant }).optional(),
  interestTo: day.optional(),
  past: z
    .strictObject({
      principal: z.array(z.strictObject({ on: day, amountMinor: minor })),
      accrued: z.array(z.strictObject({ from: day, to: day, amountMinor: minor })),
    })
    .optional(),
  duplum: z.strictObject({ since: day, capMinor: minor, usedMinor: minor }).optional(),
};

const instalment = z.strictObject({
  no: z.int(),
  dueOn: day,
  amountMinor: minor,
  breaksAt: instant,
  receivedMinor: minor,
  is: z.enum(["open", "missed", "skipped"]),
});
export const plan = z.strictObject({
  kind: z.literal("plan"),
  id: uuid,
  debtId: uuid.optional(),
  totalMinor: minor,
  terms: z.strictObject({
    frequency: codes(m.FREQUENCIES),
    firstOn: day,
    dayOfMonth: z.int().optional(),
    shift: z.enum(["before", "after"]).optional(),
  }),
  instalments: z.array(instalment),
  graceDays: z.int(),
  toleranceMissed: z.int(),
  receivedMinor: minor,
  reviewOn: day.optional(),
  reviewAt: instant.optional(),
  reviewDue: z.boolean(),
  madeAt: instant,
  version,
});

export const moneyState = {
  refunds: z.array(
    z.strictObject({
      id: uuid,
      paymentId: uuid.optional(),
      amountMinor: minor,
      is: z.enum(["requested", "made", "failed"]),
      object: z.string().optional(),
      version,
    }),
  ),
  chargebacks: z.array(
    z.strictObject({
      id: uuid,
      paymentId: uuid,
      amountMinor: minor,
      is: z.enum(["open", "won", "lost"]),
      object: z.string().optional(),
      version,
    }),
  ),
  affordability: z.strictObject({ id: uuid, disposableMinor: minor, at: instant, by: z.string(), version }).nullable(),
  paySession: z
    .strictObject({
      id: uuid,
      amountMinor: minor,
      debtId: uuid.optional(),
      linkId: uuid.optional(),
      method: codes(m.PAY_METHODS).optional(),
      is: z.enum(["open", "failed", "pending"]),
      code: z.string().optional(),
      startedAt: instant,
      endsAt: instant,
      holdId: uuid,
      version,
    })
    .nullable(),
  payLinks: z.array(
    z.strictObject({
      id: uuid,
      madeAt: instant,
      expiresAt: instant,
      debtId: uuid.optional(),
      contactId: uuid.optional(),
      openedAt: instant.optional(),
      identifiedAt: instant.optional(),
      is: z.enum(["live", "revoked", "locked"]),
      version,
    }),
  ),
  freezes: z.array(
    z.strictObject({ holdId: z.string(), from: instant, until: instant.nullable(), debtId: uuid.optional() }),
  ),
};
