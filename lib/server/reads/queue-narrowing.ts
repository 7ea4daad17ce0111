import type { DueRange, HoldFilter } from "../../domain/list-filter.ts";
import type { QueueQuery } from "./queue-query.ts";

export type Narrowing = Pick<QueueQuery, "hold" | "due" | "balanceMin" | "balanceMax">;

const HOLD: Record<HoldFilter, string> = { any: "on_hold", none: "not on_hold" };
const DUE: Record<DueRange, string> = {
  overdue: "due_at <= now()",
  day: "due_at <= now() + interval '24 hours'",
  week: "due_at <= now() + interval '7 days'",
  later: "due_at > now() + interval '7 days'",
  none: "due_at is null",
};

/** Conditions on columns that the indexes of lists carry, so that a walk passes over what does not fit without reading it. */
export function narrowing({ hold, due, balanceMin, balanceMax }: Narrowing, put: (value: unknown) => string): string[] {
  return [
    ...(hold === undefined ? [] : [HOLD[hold]]),
    ...(due === undefined ? [] : [DUE[due]]),
    ...(balanceMin === undefined ? [] : [`balance_minor >= ${put(balanceMin)}::bigint`]),
    ...(balanceMax === undefined ? [] : [`balance_minor <= ${put(balanceMax)}::bigint`]),
  ];
}
