import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import type { MoneyRules } from "../../domain/money-rules.ts";
import { HEADS, type Head } from "../../domain/money-words.ts";

const days = (most: number) => z.int().min(0).max(most);
const count = (most: number) => z.int().min(1).max(most);
const minor = z.int().min(1).max(1_000_000_000);
const everyHead = (heads: readonly Head[]) =>
  heads.length === Object.keys(HEADS).length && new Set(heads).size === heads.length;

/** What an admin sets of a portfolio's rules for money: all of them, so that what is in force is what was read. */
export const moneyRulesSchema = z.strictObject({
  heads: z.array(z.enum(slugs(HEADS))).refine(everyHead, "must name each head once"),
  debts: z.enum(["oldest", "highest"]),
  customersChoice: z.boolean(),
  promiseGraceDays: days(30),
  promiseMaxDays: count(731),
  promiseMinMinor: minor,
  promisePartPercent: z.int().min(0).max(100),
  promiseMostBroken: z.int().min(1).max(100).nullable(),
  promiseBrokenWithinDays: count(731),
  planGraceDays: days(30),
  planToleranceMissed: count(24),
  planMaxMonths: count(360),
  planReviewMonths: count(60),
  planMinMinor: minor,
  payLinkDays: count(90),
  // Stripe ends no session before half an hour and none after a day.
  paySessionMinutes: z.int().min(30).max(1_430),
  payMinMinor: minor,
}) satisfies z.ZodType<MoneyRules>;
