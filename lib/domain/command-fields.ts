/** The fields that commands are made of: instants are normalised to three decimals and Z, days are real, money is integer minor units. */
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isDay, isInstant, isTimeZone } from "./calendar.ts";

export const MAX_MINOR = 1_000_000_000_000;

export const id = z.uuid();
/** Who may be named as a receiver: people by id. The key of the environment can be named, and is refused like every key. */
export const receiver = z.union([id, z.literal("env")]);
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be a slug: lower-case letters, digits and hyphens");
export const day = z.string().refine(isDay, "must be a real date, YYYY-MM-DD");
export const minor = z.int().min(1).max(MAX_MINOR);
export const currency = z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as GBP");
const noInstant = "must be a UTC instant such as 2026-11-22T09:30:00.000Z";
/** Any offset; up to nine decimals are cut to three. Moved to UTC it must still lie in the years 0001 to 9999. */
export const instant = z.iso
  .datetime({ offset: true, message: noInstant })
  .refine((value) => !/\.\d{10}/.test(value), noInstant)
  .transform(toInstant)
  .refine(isInstant, noInstant);

/**
 * Free text for people: any script and emoji; control characters other than tab and line breaks are refused. Too long a
 * text is looked at no further: a pattern could take seconds over it.
 */
export function text(max: number) {
  return z
    .string()
    .max(max, { message: `must be at most ${max} characters`, abort: true })
    .refine((value) => value.trim() !== "", "must not be empty")
    .refine((value) => value.isWellFormed(), "must be well-formed Unicode (a half of a surrogate pair stands alone)")
    .refine((value) => !hasControl(value), "must not contain control characters other than tab and line breaks");
}
export const reason = text(500);

export const note = text(20_000);
export const line = text(200).refine((value) => !/[\r\n]/.test(value), "must be one line");

function hasControl(value: string): boolean {
  return /[^\P{Cc}\t\n\r]/u.test(value);
}

function toInstant(value: string): string {
  return Temporal.Instant.from(value).toString({ fractionalSecondDigits: 3 });
}

export const timeZone = z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/London");

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "must be a language such as en, af or pt-BR");
