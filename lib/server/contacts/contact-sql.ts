/** The statements beside an append that keep the customer's history of contacts, links and the outbox; empty when nothing of it changes. */
import pg from "pg";
import type { CaseState } from "../../domain/case.ts";
import { type HistoryChange, historyChanges, workOf } from "../../domain/contact-rows.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { newId } from "../ids.ts";
import type { Manner, Target } from "../recording.ts";

type TakeOut = Extract<HistoryChange, { takeOut: object }>["takeOut"];
export type ContactRows = { history: ReturnType<typeof historyChanges>; work: ReturnType<typeof workOf> };

/** `state`: the case as these events leave it. */
export function contactRowsOf(events: CaseEvent[], state: CaseState): ContactRows {
  return { history: events.flatMap(historyChanges), work: workOf(events, state) };
}

export function contactSql(
  target: Pick<Target, "id" | "ref" | "customerId">,
  { history, work }: ContactRows,
  { point, links = [] }: Pick<Manner, "point" | "links">,
): string {
  const own = { case_id: target.id, customer_id: target.customerId };
  const statements = history.map((change) => {
    if ("forget" in change) return `delete from customer_contacts where id = ${text(change.forget)}`;
    if ("provider" in change) {
      const { id, providerId } = change.provider;
      return `update customer_contacts set provider_id = ${text(providerId)} where id = ${text(id)}`;
    }
    if ("takeOut" in change) return takeOutSql(change.takeOut);
    return insert("customer_contacts", HISTORY, [{ ...own, ...change.add, ...point }]);
  });
  const outbox = work.map(({ queue, channel, contactId, startAfter, urgent }) => ({
    id: newId(),
    queue,
    channel,
    urgent,
    case_id: target.id,
    ref: target.ref,
    contact_id: contactId,
    start_after: startAfter,
  }));
  if (outbox.length > 0) statements.push(insert("outbox", OUTBOX, outbox));
  // What was blocked carries no link to anybody.
  if (links.length > 0 && history.some((change) => "add" in change))
    statements.push(
      insert(
        "contact_links",
        LINKS,
        links.map((link) => ({ ...own, ...link })),
      ),
    );
  return statements.map((statement) => `; ${statement}`).join("");
}

/** A letter that is in a closed batch has been printed, as far as we know. */
function takeOutSql({ id, why, rules }: TakeOut): string {
  const list = rules.map(text).join(", ");
  return `update letters set taken_out_at = clock_timestamp(), taken_out_why = ${text(why)}, taken_out_rules = array[${list}]::text[] where contact_id = ${text(id)}::uuid and taken_out_at is null and position is null`;
}

const HISTORY =
  "id uuid, customer_id uuid, case_id uuid, at timestamptz, channel text, direction text, kind text, debt_id text, connected boolean, recipient text, reserved_until timestamptz, reserved_by text, point bytea, provider text";
const OUTBOX =
  "id uuid, queue text, channel text, urgent boolean, case_id uuid, ref text, contact_id uuid, start_after timestamptz";
const LINKS = "hash bytea, contact_id uuid, customer_id uuid, case_id uuid, channel text";

function insert(table: string, columns: string, rows: object[]): string {
  const names = columns.split(", ").map((column) => column.split(" ")[0]);
  const json = `${text(JSON.stringify(rows))}::json`;
  return `insert into ${table} (${names.join(", ")}) select ${names.join(", ")} from json_to_recordset(${json}) as r(${columns}) on conflict do nothing`;
}

const text = (value: string) => pg.escapeLiteral(value);
