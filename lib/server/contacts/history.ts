import type { Made } from "../../domain/contact-facts.ts";
import type { Client } from "../database.ts";

type Row = {
  id: string;
  at: string;
  channel: Made["channel"] | "in-person";
  direction: Made["direction"];
  kind: Made["kind"];
  debt_id: string | null;
  connected: boolean;
  consented: boolean;
  reserved_until: string | null;
  reserved_by: string | null;
  ref: string;
};

/** Beyond this no rule looks, and nobody is contacted so often. */
const DAYS = 400;
const MOST = 1_000;

/**
 * What the gate counts: contacts with the customer on all of their cases, and attempts that are reserved, oldest first; without the one that is judged. Calls and
 * messages to a representative are none of the customer's (12 CFR 1006.14(b)(3)(iii)).
 */
export async function historyOf(
  customerId: string,
  database: Pick<Client, "query">,
  judged: string | null = null,
): Promise<Made[]> {
  const { rows } = await database.query<Row>({
    name: "contact-history",
    text: `select h.id, wire_time(h.at) as at, h.channel, h.direction, h.kind, h.debt_id, h.connected, h.consented,
        wire_time(h.reserved_until) as reserved_until, h.reserved_by, c.ref
      from customer_contacts h join cases c on c.id = h.case_id
      where h.customer_id = $1 and h.recipient <> 'representative' and h.at > now() - make_interval(days => $2)
      order by h.at desc limit $3`,
    values: [customerId, DAYS, MOST],
  });
  return rows
    .reverse()
    .filter(({ id }) => id !== judged)
    .flatMap(toMade);
}

/** The same of many customers at once; who has none is left out. */
export async function historiesOf(
  customerIds: readonly string[],
  database: Pick<Client, "query">,
): Promise<Map<string, Made[]>> {
  const { rows } = await database.query<Row & { customer_id: string }>({
    name: "contact-histories",
    text: `select h.customer_id, h.id, wire_time(h.at) as at, h.channel, h.direction, h.kind, h.debt_id, h.connected,
        h.consented, wire_time(h.reserved_until) as reserved_until, h.reserved_by, c.ref
      from unnest($1::uuid[]) as who (id) cross join lateral (select * from customer_contacts
        where customer_id = who.id and recipient <> 'representative' and at > now() - make_interval(days => $2)
        order by at desc limit $3) h
      join cases c on c.id = h.case_id order by h.at`,
    values: [customerIds, DAYS, MOST],
  });
  const byCustomer = Map.groupBy(rows, (row) => row.customer_id);
  return new Map([...byCustomer].map(([id, of]) => [id, of.flatMap(toMade)]));
}

/** A visit is no contact that the gate knows. */
function toMade({ channel, debt_id, reserved_until: until, reserved_by: by, id, ref, ...row }: Row): Made[] {
  if (channel === "in-person") return [];
  const { at, direction, kind, connected, consented } = row;
  const made = { at, channel, direction, kind, debtId: debt_id, connected, consented };
  return [until === null ? made : { ...made, reserved: { id, until, by: by ?? "", ref } }];
}
