/**
 * The intentions of http-api.md 2. Each schema is strict: an unknown field is an error. Instants are normalised to
 * three decimals and Z; days are real calendar dates; money is integer minor units.
 */

import * as z from "zod";
import * as c from "./codes.ts";
import {
  currency,
  day,
  id,
  instant,
  line,
  MAX_MINOR,
  minor,
  note,
  reason,
  receiver,
  slug,
  text,
  timeZone,
} from "./command-fields.ts";
import { CONTACT_COMMANDS, type ContactSystemCommand } from "./contact-commands.ts";
import { CUSTOMER_COMMANDS } from "./customer-commands.ts";
import { DISPOSITIONS } from "./dispositions.ts";
import { MONEY_COMMANDS, type MoneySystemCommand } from "./money-commands.ts";

/** The customer of a new case: found again by `source` and `reference`, called by `name`. Either of the last two is enough. */
export const customerSchema = z
  .strictObject({
    source: line.optional(),
    reference: line.optional(),
    name: line.optional(),
    phone: line.optional(),
    email: line.refine((value) => /^\S+@\S+\.\S+$/.test(value), "must be an email address").optional(),
    address: text(500).optional(),
    country: line.optional(),
    timeZone: timeZone.optional(),
    timeZones: z.array(timeZone).min(1).max(5).optional(),
    birthDate: day.optional(),
  })
  .refine(({ name, reference }) => name !== undefined || reference !== undefined, {
    message: "is required: give a name, or the customer's reference",
    path: ["name"],
  });
/** A debt as it is taken on. `opened` is another word for `openedOn`, as imports say it. */
export const newDebtSchema = z
  .strictObject({
    reference: line,
    creditor: line.optional(),
    amountMinor: minor.optional(),
    balanceMinor: z.int().min(0).max(MAX_MINOR).optional(),
    currency: currency.optional(),
    dueOn: day.nullable().optional(),
    openedOn: day.nullable().optional(),
    opened: day.nullable().optional(),
  })
  .refine((debt) => debt.amountMinor !== undefined || debt.balanceMinor !== undefined, {
    message: "is required: give balanceMinor (what is owed now) or amountMinor",
    path: ["balanceMinor"],
  });

const nextAction = z.strictObject({ what: text(500), dueAt: instant });
const dispute = z.strictObject({
  reason: z.enum(c.slugs(c.DISPUTE_REASONS)),
  debtId: id.optional(),
  note: note.optional(),
});
const complaint = z.strictObject({ category: z.enum(c.slugs(c.COMPLAINT_CATEGORIES)), text: note });
const disclosure = z.strictObject({
  driver: z.enum(c.slugs(c.CARE_DRIVERS)),
  adjustments: z.array(z.enum(c.slugs(c.ADJUSTMENTS))).max(10),
  note: note.optional(),
});

/** Commands that anyone may send by HTTP, subject to permission. */
export const COMMANDS = {
  "open-case": z.strictObject({
    portfolio: slug,
    customer: customerSchema,
    debts: z.array(newDebtSchema).min(1).max(200),
  }),
  "add-debt": z.strictObject({ debt: newDebtSchema }),
  "add-note": z.strictObject({ text: note }),
  "correct-entry": z.strictObject({ version: z.int().min(1), text: note }),
  "record-contact": z.strictObject({
    channel: z.enum(c.slugs(c.CHANNELS)),
    direction: z.enum(c.slugs(c.DIRECTIONS)),
    disposition: z.enum(c.slugs(DISPOSITIONS)),
    note: note.optional(),
    debtId: id.optional(),
    occurredAt: instant.optional(),
    reservationId: id.optional(),
    nextAction: nextAction.optional(),
    dispute: dispute.optional(),
    complaint: complaint.optional(),
    disclosure: disclosure.optional(),
  }),
  "record-payment": z.strictObject({
    amountMinor: minor,
    currency,
    method: z.enum(c.slugs(c.METHODS)),
    reference: line,
    debtId: id.optional(),
    receivedOn: day.optional(),
  }),
  "reverse-payment": z.strictObject({ paymentId: id, reason }),
  "make-promise": z.strictObject({
    amountMinor: minor,
    currency,
    dueOn: day,
    /** A lead lets it stand although the portfolio's limits would not. */
    override: z.strictObject({ reason }).optional(),
  }),
  "set-next-action": nextAction,
  "change-contact-point": z.strictObject({
    kind: z.enum(c.slugs(c.CONTACT_POINT_KINDS)),
    value: text(500),
    verified: z.boolean().optional(),
  }),
  "take-case": z.strictObject({}),
  "offer-handover": z.strictObject({
    toTeam: slug,
    toUser: receiver.nullable().optional(),
    reason: z.enum(c.slugs(c.HANDOVER_REASONS)),
    note: text(4_000),
    promised: text(2_000).optional(),
    ask: text(2_000).optional(),
    askBy: instant.optional(),
    acceptWithinMinutes: z.int().min(5).max(2_880).optional(),
  }),
  "accept-handover": z.strictObject({ handoverId: id, readBack: text(2_000).optional() }),
  "decline-handover": z.strictObject({ handoverId: id, reason: z.enum(c.slugs(c.DECLINE_REASONS)) }),
  "ask-about-handover": z.strictObject({ handoverId: id, question: text(2_000) }),
  "answer-handover-question": z.strictObject({ handoverId: id, answer: text(2_000) }),
  "withdraw-handover": z.strictObject({ handoverId: id }),
  "return-case": z.strictObject({ reason }),
  reassign: z.strictObject({ toTeam: slug, toUser: receiver.nullable().optional(), reason }),
  "open-dispute": dispute,
  "open-complaint": complaint,
  "record-disclosure": disclosure,
  "place-hold": z.strictObject({
    kind: z.enum(c.slugs(c.HOLD_KINDS)),
    reason,
    until: instant.nullable().optional(),
    debtId: id.optional(),
  }),
  "resolve-dispute": z.strictObject({ disputeId: id, outcome: z.enum(c.slugs(c.DISPUTE_OUTCOMES)), note }),
  "lift-hold": z.strictObject({ holdId: id, reason }),
  "close-case": z.strictObject({ reason: z.enum(c.slugs(c.CLOSE_REASONS)) }),
  "reopen-case": z.strictObject({ reason }),
  ...CUSTOMER_COMMANDS,
  ...CONTACT_COMMANDS,
  ...MONEY_COMMANDS,
} as const;

export type CommandType = keyof typeof COMMANDS;
export type CommandData = { [T in CommandType]: z.infer<(typeof COMMANDS)[T]> };
export type CommandInput = { [T in CommandType]: z.input<(typeof COMMANDS)[T]> };
export type PublicCommand = { [T in CommandType]: { type: T; data: CommandData[T] } }[CommandType];

/** Commands that only Baton itself gives: what is due, and moves that follow from a change of the organisation. */
export type SystemCommand =
  | { type: "advance-case"; data: Record<string, never> }
  | { type: "release-person"; data: { person: string; team?: string; reason: string } }
  | { type: "release-team"; data: { team: string; toTeam: string; reason: string } }
  | { type: "cover-absence"; data: { person: string; cover: string | null; reason: string } }
  | ContactSystemCommand
  | MoneySystemCommand;

export type Command = PublicCommand | SystemCommand;
export type CommandOf<T extends CommandType> = CommandData[T];

/** The body of `POST /cases/{ref}/commands`, before its `data` is read by the command's own schema. */
export const envelopeSchema = z.strictObject({
  commandId: z.string().regex(/^[A-Za-z0-9._:-]{8,128}$/, "must be 8 to 128 of A-Z a-z 0-9 . _ : -"),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  basedOn: z.int().min(0).optional(),
  shown: z.int().min(0).optional(),
});

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(COMMANDS, type);
}
