/** The fields that the organisation's forms share. Strict and bounded, like the commands' own. */
import * as z from "zod";
import { isTimeZone } from "../../domain/calendar.ts";

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Whether a text from a path can name a team or a portfolio at all. */
export function isSlug(text: string): boolean {
  return SLUG.test(text);
}

export const slugField = z
  .string()
  .regex(SLUG, "must be lower-case letters, digits and hyphens, such as early-arrears");

export const nameField = z
  .string()
  .max(120, "must be at most 120 characters")
  .refine((value) => value.trim() !== "", "must not be empty")
  .refine((value) => value.isWellFormed() && !hasControl(value), "must be one line of ordinary text")
  .transform((value) => value.trim());

export const emailField = z
  .string()
  .max(254, "must be at most 254 characters")
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), "must be an email address such as amara@baton.example")
  .refine((value) => value.isWellFormed() && !hasControl(value), "must be one line of ordinary text");

export const timeZoneField = z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/London");

export const instantField = z.iso
  .datetime({ offset: true, message: "must be a UTC instant such as 2026-11-22T09:30:00.000Z" })
  .transform((value) => new Date(value).toISOString());

/** Whether there is a control character or a line break in it. */
export function hasControl(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what is looked for
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value);
}
