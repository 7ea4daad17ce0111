/** The statement behind the access log: newest first, each filter one walk along an index that has the order. */
import type { AccessAction, AccessDoor } from "../../domain/access.ts";
import type { Actor } from "../../domain/events.ts";
import type { AccessFilter } from "./access-query.ts";
import type { Position } from "./cursor.ts";
import type { Statement } from "./queue-sql.ts";

export type AccessRow = {
  id: string;
  at: string;
  actor_kind: Actor["kind"];
  actor_id: string;
  via: AccessDoor | null;
  action: AccessAction;
  case_id: string | null;
  field: string | null;
  purpose: Buffer | null;
  detail: Record<string, unknown> | null;
  results: number | null;
  ref: string | null;
  customer_id: string | null;
  wrapped: Buffer | null;
};

/** At most `count` rows before `after`. `cases`: those of the customer asked about, null for the whole log. */
export function accessStatement(
  filter: AccessFilter,
  cases: string[] | null,
  after: Position | null,
  count: number,
): Statement {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where = conditions(filter, after, put).join(" and ");
  const order = `order by at desc, id desc limit ${put(count)}`;
  const found = cases === null ? `select * from access_log where ${where} ${order}` : ofCases(put(cases), where, order);
  const text = `
    select l.id, wire_time(l.at) as at, l.actor_kind, l.actor_id, l.via, l.action, l.case_id, l.field, l.purpose, l.detail,
      l.results, c.ref, c.customer_id, k.key as wrapped
    from (${found}) as l left join cases c on c.id = l.case_id left join customers k on k.id = c.customer_id
    ${order.replaceAll(/\b(at|id) desc/g, "l.$1 desc")}`;
  return { text, values };
}

/** What was done with these cases, and the exports that held one of them: an export of several stands once. */
function ofCases(cases: string, where: string, order: string): string {
  const inThem = `select 1 from exported_cases e where e.case_id = any(${cases}::uuid[]) and e.entry_id = access_log.id`;
  return `(select one.* from unnest(${cases}::uuid[]) as part (id)
      cross join lateral (select * from access_log where case_id = part.id and ${where} ${order}) as one)
    union all (select * from access_log where case_id is null and action = 'export' and exists (${inThem}) and ${where} ${order})`;
}

function conditions(
  { person, action, from, until }: AccessFilter,
  after: Position | null,
  put: (v: unknown) => string,
) {
  return [
    "true",
    ...(person === undefined ? [] : [`actor_id = ${put(person)}`]),
    ...(action === undefined ? [] : [`action = ${put(action)}`]),
    ...(from === undefined ? [] : [`at >= ${put(from)}::timestamptz`]),
    ...(until === undefined ? [] : [`at < ${put(until)}::timestamptz`]),
    ...(after === null ? [] : [`(at, id) < (${put(after.key)}::timestamptz, ${put(after.id)}::bigint)`]),
  ];
}
