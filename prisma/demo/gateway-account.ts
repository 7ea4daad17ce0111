import { pool } from "../../lib/server/database.ts";

/**
 * The account of the gateway that carried the demo's payments: what the ledger has of it, line for line, so that the days
 * agree. Refunds of the past are made: nothing is left for the worker to ask of it.
 */
export async function tellGatewayAccount(): Promise<void> {
  await pool().query(
    `insert into gateway_movements (gateway, id, type, at, amount_minor, fee_minor, currency, payment, object)
     select 'larkpay', 'LPM-' || c.ref || '-' || l.version,
       case when l.type = 'payment-received' then 'payment' when l.type like 'chargeback-%' then 'chargeback' else 'refund' end,
       (l.occurred_at at time zone p.time_zone) at time zone 'UTC', l.amount_minor, 0, c.currency,
       e.data -> 'via' ->> 'payment', e.data -> 'via' ->> 'object'
     from ledger_entries l
     join events e on e.case_id = l.case_id and e.version = l.version and e.data -> 'via' ->> 'gateway' = 'larkpay'
     join cases c on c.id = l.case_id
     join portfolios p on p.slug = c.portfolio
     where l.account = 'received'
     on conflict do nothing`,
  );
  await pool().query(
    `update gateway_refunds r set state = case e.type when 'refund-failed' then 'failed' else 'made' end
     from events e
     where r.gateway = 'larkpay' and r.state = 'wanted' and e.case_id = r.case_id
       and e.type in ('payment-refunded', 'refund-failed') and e.data ->> 'refundId' = r.id::text
       and not exists (select from events n where n.case_id = e.case_id and n.version > e.version
         and n.type = 'refund-failed' and n.data ->> 'refundId' = r.id::text)`,
  );
}
