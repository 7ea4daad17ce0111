/** Contacts that were not made, as compliance asks for them. */
import * as z from "zod";
import { reason as reasonSchema } from "../../domain/command-fields.ts";
import { PACK_IDS } from "../../domain/contact-policy/input.ts";
import type { Position } from "../reads/cursor.ts";
import { cursorParameter, limitParameter } from "../reads/query-parameters.ts";
import type { Statement } from "../reads/queue-sql.ts";

const instant = z.iso
  .datetime({ precision: 3, message: "must be a UTC instant such as 2026-11-22T09:30:00.000Z" })
  .refine((text) => !text.startsWith("0000"), "must be in the year 1 or later")
  .optional();
const code = z.string().max(63).optional();

/** `until` itself is not in it; without `from` the thirty days before it, or before now. */
export const blockedFilterSchema = z.strictObject({
  rule: code,
  pack: z.enum(PACK_IDS).optional(),
  version: code,
  team: code,
  portfolio: code,
  from: instant,
  until: instant,
});
export const blockedQuerySchema = blockedFilterSchema.extend({ limit: limitParameter, cursor: cursorParameter });
export const blockedExportSchema = blockedFilterSchema.extend({ purpose: reasonSchema.optional() });
export type BlockedFilter = z.output<typeof blockedFilterSchema>;

/** The rows within the filter and these portfolios. One walk along the index of time, however many cases there are. */
export function blockedWhere(filter: BlockedFilter, portfolios: readonly string[], values: unknown[]): string {
  const put = (value: unknown) => `$${values.push(value)}`;
  const until = filter.until === undefined ? "now()" : `${put(filter.until)}::timestamptz`;
  const from = filter.from === undefined ? `${until} - interval '30 days'` : `${put(filter.from)}::timestamptz`;
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [`b.${column} = ${put(value)}`];
  return [
    `b.at >= ${from}`,
    ...(filter.until === undefined ? [] : [`b.at < ${until}`]),
    `b.portfolio = any (${put(portfolios)})`,
    ...equal("pack", filter.pack),
    ...equal("pack_version", filter.version),
    ...equal("team", filter.team),
    ...equal("portfolio", filter.portfolio),
    ...(filter.rule === undefined ? [] : [`${put(filter.rule)} = any (b.rules)`]),
  ].join(" and ");
}

/** At most `count` rows before `after`, the newest first. */
export function blockedStatement(
  filter: BlockedFilter,
  portfolios: readonly string[],
  after: Position | null,
  count: number,
): Statement {
  const values: unknown[] = [];
  const where = blockedWhere(filter, portfolios, values);
  const before = after
    ? ` and (b.at, b.event_id) < ($${values.push(after.key)}::timestamptz, $${values.push(after.id)}::uuid)`
    : "";
  const text = `
    select b.event_id as id, c.ref, b.version, wire_time(b.at) as at, b.decision, b.rules,
      jsonb_build_object('id', b.pack, 'version', b.pack_version) as pack, b.channel, b.purpose, b.automated,
      wire_time(b.until) as until, b.team, b.portfolio
    from (select b.* from blocked_contacts b where ${where}${before} order by b.at desc, b.event_id desc limit $${values.push(count)}) b
    join cases c on c.id = b.case_id order by b.at desc, b.event_id desc`;
  return { text, values };
}
