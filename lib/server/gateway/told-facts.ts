/** What gateways told, each thing once, and what became of it. */
import type { GatewayFact } from "../adapters/payments/gateway.ts";
import { pool } from "../database.ts";

/** `waiting`: for its cause, which has not been told yet. `refused`: it does not fit what was asked for. */
export type Settled = {
  state: "done" | "waiting" | "refused" | "ignored";
  why?: string;
  caseId?: string;
  moves?: Moves;
};
/** How far one of our sessions is by it; null: as far as it was. */
export type Moves = { id: string; to: "pending" | "failed" | "paid" | "abandoned" | "differs" | null; endsAt?: string };

/** Writes it down before anything is done about it. Returns the state that it has already when it was told before. */
export async function noteFact(fact: GatewayFact): Promise<"new" | Settled["state"]> {
  const { rows } = await pool().query<{ state: "new" | Settled["state"] }>(
    `with noted as (
       insert into gateway_events (gateway, id, type, payment, object, provider_session, session_id, amount_minor, currency,
         fact, state, happened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'new', $11) on conflict do nothing returning state)
     select state from noted union all select state from gateway_events where gateway = $1 and id = $2 limit 1`,
    [
      fact.gateway,
      fact.eventId,
      fact.type,
      fact.payment ?? null,
      fact.object ?? null,
      fact.providerSession ?? null,
      uuidOf(fact.sessionId),
      fact.amountMinor,
      fact.currency,
      JSON.stringify(fact),
      fact.at,
    ],
  );
  return rows[0]?.state ?? "new";
}

/**
 * What was settled meanwhile stays settled. Our session learns its payment and how far it is in the same step: what is paid
 * stays so, and what is over does not open again; that money came all the same is said of it.
 */
export async function settleFact(fact: GatewayFact, { state, why, caseId, moves }: Settled): Promise<void> {
  await pool().query(
    `with moved as (
       update pay_sessions set provider_payment = coalesce($7, provider_payment),
         state = case when $8::text is null or state = 'paid'
             or ($8 not in ('paid', 'differs') and state in ('failed', 'abandoned', 'differs'))
           then state else $8 end,
         ends_at = case when state in ('open', 'pending') then coalesce($9, ends_at) else ends_at end
       where id = $6)
     update gateway_events set state = $3, why = $4, case_id = coalesce($5, case_id)
     where gateway = $1 and id = $2 and state in ('new', 'waiting')`,
    [
      fact.gateway,
      fact.eventId,
      state,
      why ?? null,
      caseId ?? null,
      moves?.id ?? null,
      fact.payment ?? null,
      moves?.to ?? null,
      moves?.endsAt ?? null,
    ],
  );
}

/** What waits for this payment, asked after it is known to be ours: whoever looked for it before is found here. In the order in which it happened. */
export async function waitingFor(gateway: string, payment: string): Promise<GatewayFact[]> {
  const { rows } = await pool().query<{ fact: GatewayFact }>(
    `select fact from gateway_events
     where gateway = $1 and payment = $2 and state in ('new', 'waiting') and type in ('refund', 'chargeback')
     order by happened_at, id`,
    [gateway, payment],
  );
  return rows.map(({ fact }) => fact);
}

/** What nobody has settled: its process died, or its cause has not come. Many that wait for long stand in nobody's way. */
export async function unsettled(many: number): Promise<{ fact: GatewayFact; old: boolean }[]> {
  const { rows } = await pool().query<{ fact: GatewayFact; old: boolean }>(
    `select fact, received_at < now() - interval '3 days' as old from gateway_events
     where state in ('new', 'waiting') and received_at < now() - interval '5 seconds'
     order by state = 'waiting', random() limit $1`,
    [many],
  );
  return rows;
}

/**
 * Whether something that happened later in the same payment has been told already. Gateways count seconds: within one, a way
 * is chosen for the first time before anything comes of it.
 */
export async function isSuperseded({ gateway, eventId, payment, at, type }: GatewayFact): Promise<boolean> {
  if (payment === undefined) return false;
  const { rows } = await pool().query<{ later: boolean }>(
    `with told as (
       select id, type, happened_at from gateway_events where gateway = $1 and payment = $2 and id <> $3
         and type in ('method-chosen', 'session-pending', 'session-failed', 'session-paid'))
     select exists (select from told where happened_at > $4) or ($5 = 'method-chosen'
       and exists (select from told where happened_at = $4)
       and not exists (select from told where type = 'method-chosen')) as later`,
    [gateway, payment, eventId, at, type],
  );
  return rows[0]?.later ?? false;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function uuidOf(said: string | undefined): string | null {
  return said !== undefined && UUID.test(said) ? said : null;
}
