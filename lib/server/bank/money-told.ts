/** What gateway, ledger and bank have told of money of some days, as `reconcile` compares it. */
import { OPEN_LINE, type Told } from "../../domain/bank/reconcile.ts";
import { pool } from "../database.ts";

type Row = Omit<Told, "ref" | "line" | "amountMinor"> & {
  amountMinor: string;
  ref: string | null;
  line: string | null;
};

/**
 * Days are those of the case's portfolio; of a movement that no case knows, of UTC; a bank's are the bank's. What belongs to
 * one thing is told whole: a payment of the last day whose ledger entry is of the next is no difference by that.
 */
export async function moneyTold(from: string, to: string): Promise<Told[]> {
  const { rows } = await pool().query<Row>({ name: "money-told", text: TOLD, values: [from, to, OPEN_LINE] });
  return rows.map(({ amountMinor, ref, line, ...told }) => ({
    ...told,
    amountMinor: Number(amountMinor),
    ...(ref !== null && { ref }),
    ...(line !== null && { line }),
  }));
}

const KIND = `case l.type when 'payment-received' then 'payment' when 'payment-reversed' then 'reversal'
  when 'chargeback-opened' then 'chargeback' when 'chargeback-won' then 'chargeback' else 'refund' end`;

/** What a posting is called in the ledger (post-line.ts); of a line by its id, of a posting by its line's. */
function key(line: string, posting: string): string {
  const id = line === posting ? `${line}.line_id` : `${line}.id`;
  return `case when ${posting}.no = 1 then ${id}::text else ${id} || ':' || ${posting}.no end`;
}

const TOLD = `
  with entries as (
    select l.case_id, l.version, l.type, l.amount_minor, l.occurred_at, e.data, c.ref, c.currency,
      (l.occurred_at at time zone p.time_zone)::date as day
    from ledger_entries l
    join events e on e.case_id = l.case_id and e.version = l.version
    join cases c on c.id = l.case_id
    join portfolios p on p.slug = c.portfolio
    where l.account = 'received' and l.occurred_at >= $1::date - interval '4 days' and l.occurred_at < $2::date + interval '5 days'
  ), ledger as (
    select l.*, coalesce(l.data -> 'via', o.data -> 'via') as via
    from entries l
    left join events o on o.case_id = l.case_id and o.type = 'payment-received' and l.type <> 'payment-received'
      and o.data ->> 'paymentId' = l.data ->> 'paymentId'
  ), moved as (
    select m.*, (m.at at time zone coalesce(p.time_zone, 'UTC'))::date as day, c.ref
    from gateway_movements m
    left join lateral (select case_id from pay_sessions s where s.gateway = m.gateway and s.provider_payment = m.payment limit 1) s on true
    left join cases c on c.id = s.case_id
    left join portfolios p on p.slug = c.portfolio
    where m.type <> 'other' and m.at >= $1::date - interval '4 days' and m.at < $2::date + interval '5 days'
  ), told as (
    select 'gateway' as side, 'gateway' as carrier, type as kind, coalesce(case when type = 'payout' then object else payment end, id) as key,
      day, currency, case when type = 'payout' then -amount_minor else amount_minor end as "amountMinor", ref, null::uuid as line
    from moved
    union all
    select 'ledger', case when l.via ->> 'gateway' is null then 'elsewhere' when l.via ->> 'gateway' = 'bank' then 'bank' else 'gateway' end,
      case when l.via ->> 'gateway' = 'bank' then 'payment' else ${KIND} end, coalesce(l.via ->> 'payment', l.data ->> 'paymentId'), l.day, l.currency, l.amount_minor, l.ref, null
    from ledger l
    union all
    select 'bank', 'bank', 'payment', ${key("b", "p")}, b.booked_on, b.currency, p.amount_minor, c.ref, b.id
    from bank_lines b join bank_postings p on p.line_id = b.id and p.kind = 'payment' join cases c on c.id = p.case_id
    where b.booked_on between $1::date - 4 and $2::date + 4
    union all
    select 'bank', 'bank', 'payment', ${key("b", "p")}, (p.undone_at at time zone o.time_zone)::date, b.currency, -p.amount_minor, c.ref, b.id
    from bank_lines b join bank_postings p on p.line_id = b.id and p.undone_at is not null
    join cases c on c.id = p.case_id join portfolios o on o.slug = c.portfolio
    where p.undone_at >= $1::date - interval '4 days' and p.undone_at < $2::date + interval '5 days'
    union all
    select 'bank', 'bank', 'payment', ${key("o", "o")}, b.booked_on, b.currency, -p.amount_minor, c.ref, b.id
    from bank_lines b join bank_postings p on p.line_id = b.id and p.kind = 'reversal' join cases c on c.id = p.case_id
    join bank_postings o on o.payment_id = p.payment_id and o.kind = 'payment' and o.case_id = p.case_id
    where b.booked_on between $1::date - 4 and $2::date + 4
    union all
    select 'bank', 'gateway', 'payout', b.payout, b.booked_on, b.currency, b.amount_minor, null, b.id
    from bank_lines b where b.state = 'payout' and b.booked_on between $1::date - 9 and $2::date + 9
    union all
    select 'bank', 'bank', 'payment', $3 || b.id, b.booked_on, b.currency,
      case b.direction when 'in' then b.amount_minor else -b.amount_minor end, null, b.id
    from bank_lines b where b.state in ('new', 'suggested', 'unmatched') and b.booked_on between $1::date and $2::date
  )
  select side, carrier, kind, key, day::text as day, currency, "amountMinor", ref, line from told where key is not null`;
