/** The bodies and queries of the payments desk. */
import * as z from "zod";
import { IGNORED_FOR, LINE_STATES } from "../../domain/bank/bank-words.ts";
import { isDay } from "../../domain/calendar.ts";
import { slugs } from "../../domain/codes.ts";
import { MAX_MINOR } from "../../domain/command-fields.ts";
import { isRef } from "../../domain/ref.ts";
import { cursorParameter, limitParameter } from "../reads/query-parameters.ts";

const reason = z.string().trim().min(1).max(500);
const ref = z.string().refine(isRef, "must be a case reference such as C-7K3M-Q9TX");
const revision = z.int().min(1).max(2_147_483_647);
const day = z.string().refine(isDay, "must be a day such as 2026-11-20");

/** `open`: what waits for somebody. */
export const linesSchema = z.strictObject({
  state: z.enum(["open", ...slugs(LINE_STATES)]).default("open"),
  file: z.uuid().optional(),
  limit: limitParameter,
  cursor: cursorParameter,
});
/** To which cases it goes: parts that come to the whole line; or the payment that it takes back. */
export const matchSchema = z.union([
  z.strictObject({
    revision,
    parts: z
      .array(z.strictObject({ ref, amountMinor: z.int().min(1).max(MAX_MINOR), debtId: z.uuid().optional() }))
      .min(1)
      .max(20)
      .refine(
        (parts) => new Set(parts.map((one) => `${one.ref} ${one.debtId}`)).size === parts.length,
        "must name each case and debt once",
      ),
  }),
  z.strictObject({ revision, reverses: z.strictObject({ ref, paymentId: z.uuid() }) }),
]);
export const ignoreSchema = z.strictObject({ revision, why: z.enum(slugs(IGNORED_FOR)), reason });
export const undoSchema = z.strictObject({ revision, reason });

export const gatewayEventsSchema = z.strictObject({
  state: z.enum(["open", "waiting", "refused"]).default("open"),
  limit: limitParameter,
  cursor: cursorParameter,
});
/** At most 92 days, both inclusive. */
export const reconciliationSchema = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= 91 * 86_400_000, {
    path: ["to"],
    message: "must be on or after `from`, and at most 92 days in all",
  });
