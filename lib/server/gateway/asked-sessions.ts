/** What we asked gateways for, as far as their word changes it. */
import type { GatewayFact } from "../adapters/payments/gateway.ts";
import { pool } from "../database.ts";
import type { AskedFor } from "./commands-of-fact.ts";
import { uuidOf } from "./told-facts.ts";

export type Asked = AskedFor & { caseId: string; ref: string };

/** The payment session that the fact is about; null when we never asked for it. */
export async function sessionOf({ gateway, sessionId, providerSession, payment }: GatewayFact): Promise<Asked | null> {
  const { rows } = await pool().query<Asked>(
    `select s.id, s.amount_minor::float8 as "amountMinor", s.currency, s.method, s.debt_id as "debtId", s.link_id as "linkId", s.state,
       s.case_id as "caseId", c.ref
     from pay_sessions s join cases c on c.id = s.case_id
     where s.gateway = $1 and (s.id = $2 or ($2::uuid is null and (s.provider_session = $3 or s.provider_payment = $4)))
     limit 1`,
    [gateway, uuidOf(sessionId), providerSession ?? null, payment ?? null],
  );
  return rows[0] ?? null;
}

/** `differs`: it is not what was asked for, and no case has it. */
export type PaidOn = { caseId: string; ref: string; currency: string; differs: boolean };

/** The case that a payment of a gateway is for, and what was asked for there; null while it has not been told of. */
export async function caseOfPayment(gateway: string, payment: string): Promise<PaidOn | null> {
  const { rows } = await pool().query<PaidOn>(
    `select c.id as "caseId", c.ref, s.currency, s.state = 'differs' as differs from pay_sessions s join cases c on c.id = s.case_id
     where s.gateway = $1 and s.provider_payment = $2 limit 1`,
    [gateway, payment],
  );
  return rows[0] ?? null;
}

export type Overdue = { id: string; state: "open" | "pending"; providerSession: string | null };

/** Claims some whose time is over and of which nobody told us; the next may ask about them in a few minutes. */
export async function claimOverdue(gateway: string, many: number): Promise<Overdue[]> {
  const { rows } = await pool().query<Overdue>(
    `update pay_sessions s set asked_at = clock_timestamp() where s.id in (
       select id from pay_sessions where gateway = $1 and state in ('open', 'pending') and ends_at < now()
         and (asked_at is null or asked_at < now() - interval '5 minutes')
       order by ends_at limit $2 for update skip locked)
     returning s.id, s.state, s.provider_session as "providerSession"`,
    [gateway, many],
  );
  return rows;
}
