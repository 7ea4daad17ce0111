/** What the payments desk answers with. */
import * as z from "zod";
import { IGNORED_FOR, LINE_ACTS, LINE_STATES, REASONS } from "../../domain/bank/bank-words.ts";
import { DIFFERENCES, MONEY_KINDS } from "../../domain/bank/reconcile.ts";
import { slugs } from "../../domain/codes.ts";
import type { GatewayEventAnswer } from "../bank/gateway-events.ts";
import type { BankPreview } from "../bank/preview-answer.ts";
import type { BankFileAnswer } from "../bank/read-files.ts";
import type { BankLineAnswer } from "../bank/read-lines.ts";
import type { ReconciliationAnswer } from "../bank/reconciliation.ts";
import { day, instant, ref, uuid } from "./wire.ts";

const count = z.int().min(0);
const money = z.int();
const currency = z.string().regex(/^[A-Z]{3}$/);
const kind = z.enum(["camt.053", "csv"]);
const direction = z.enum(["in", "out"]);
const by = z.strictObject({ kind: z.string(), id: z.string() });
const state = z.enum(slugs(LINE_STATES));
const reasons = z.array(z.enum(slugs(REASONS)));

export const bankFile = z.strictObject({
  id: uuid,
  name: z.string().nullable(),
  kind,
  receivedAt: instant,
  by,
  lines: count.meta({ description: "Taken in." }),
  known: count.meta({ description: "In another file already: nothing changed." }),
  wrong: count.meta({ description: "Rows that cannot be read: see errors.csv." }),
  pending: count.meta({ description: "Entries that are not booked yet, left out." }),
  balanced: z
    .boolean()
    .nullable()
    .meta({ description: "Opening balance and entries come to the closing balance; null: not told." }),
  states: z.partialRecord(state, count),
}) satisfies z.ZodType<BankFileAnswer>;

export const bankPreview = z.strictObject({
  kind,
  header: z.array(z.string()),
  mapping: z.looseObject({}).nullable(),
  mappingErrors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  balanced: z.boolean().nullable(),
  counts: z.strictObject({ in: count, out: count, wrong: count, pending: count }),
  lines: z.array(
    z.strictObject({
      at: z.string(),
      bookedOn: day,
      direction,
      amountMinor: money,
      currency,
      counterparty: z.string().nullable(),
      texts: z.array(z.string()),
    }),
  ),
  wrong: z.array(z.strictObject({ line: z.int(), message: z.string() })),
}) satisfies z.ZodType<BankPreview>;

export const bankLine = z.strictObject({
  id: uuid,
  fileId: uuid,
  bookedOn: day,
  direction,
  amountMinor: money,
  currency,
  returned: z.boolean(),
  state,
  payout: z.string().nullable(),
  revision: z.int().min(1),
  said: z
    .strictObject({
      at: z.string(),
      account: z.string(),
      texts: z.array(z.string()),
      counterparty: z.string().nullable(),
      counterpartyAccount: z.string().nullable(),
      endToEndId: z.string().nullable(),
      bankId: z.string().nullable(),
    })
    .nullable(),
  suggestions: z.array(
    z.strictObject({
      ref,
      debtId: uuid.optional(),
      paymentId: uuid.optional(),
      score: z.int(),
      reasons,
      case: z.strictObject({ customerName: z.string(), status: z.string(), balanceMinor: money, currency }),
    }),
  ),
  hidden: count.meta({ description: "Suggested cases that the reader may not know." }),
  notes: reasons,
  reasons,
  postings: z.array(
    z.strictObject({
      no: z.int(),
      kind: z.enum(["payment", "reversal"]),
      ref: ref.nullable(),
      paymentId: uuid.nullable(),
      amountMinor: money,
      undone: z.boolean(),
    }),
  ),
  acts: z.array(
    z.strictObject({
      revision: z.int(),
      act: z.enum(slugs(LINE_ACTS)),
      by,
      at: instant,
      why: z.enum(slugs(IGNORED_FOR)).nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
bankLine satisfies z.ZodType<Omit<BankLineAnswer, "acts">>;

const totals = z.strictObject({
  day,
  currency,
  gatewayMinor: money,
  ledgerGatewayMinor: money,
  payoutMinor: money,
  bankPayoutMinor: money,
  bankMinor: money,
  ledgerBankMinor: money,
  elsewhereMinor: money,
  openMinor: money,
  differences: count,
});
const difference = z.strictObject({
  is: z.enum(slugs(DIFFERENCES)),
  day,
  currency,
  kind: z.enum(slugs(MONEY_KINDS)),
  key: z.string(),
  amountMinor: money,
  otherMinor: money.nullable(),
  otherDay: day.nullable(),
  ref: ref.nullable(),
  line: uuid.nullable(),
});
export const reconciliation = z.strictObject({
  from: day,
  to: day,
  gatewayReadTo: instant.nullable(),
  days: z.array(totals),
  differences: z.array(difference),
});
reconciliation satisfies z.ZodType<Omit<ReconciliationAnswer, never>>;

export const gatewayEvent = z.strictObject({
  gateway: z.string(),
  id: z.string(),
  type: z.string(),
  state: z.string(),
  why: z.string().nullable(),
  payment: z.string().nullable(),
  amountMinor: money.nullable(),
  currency: z.string().nullable(),
  ref: ref.nullable(),
  happenedAt: instant,
  receivedAt: instant,
}) satisfies z.ZodType<GatewayEventAnswer>;

export const bankUpload = z.strictObject({
  file: z.string().meta({ format: "binary", description: "camt.053 (XML) or CSV, at most 10 MB and 20,000 payments." }),
  mapping: z
    .string()
    .optional()
    .meta({ description: "Of a CSV: JSON that says how its columns are read; without it, as the file suggests." }),
});
