/** Keeps the gateway's own account here, line by line, so that days can be compared without asking it. */
import type { Movement, PaymentGateway } from "../adapters/payments/gateway.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { inTransaction, pool } from "../database.ts";
import { lookAgain } from "../look-again.ts";

const EVERY_MS = 60_000;
/** The web half of this process may still be coming up, and a demo's gateway with it. */
const FIRST_MS = 10_000;
const DAY_MS = 86_400_000;
/** The first time, and again behind what was read: a line may show late. */
const FIRST_DAYS = 35;
const AGAIN_DAYS = 1;

/** Reads on once a minute until it is stopped. Any number may. */
export function watchMovements(): { stop(): Promise<void> } {
  const failed = "the gateway's account could not be read; it is tried again";
  return lookAgain({ everyMs: EVERY_MS, firstMs: FIRST_MS, afterFailureMs: 5 * EVERY_MS, failed }, () =>
    keepMovements(),
  );
}

/** Reads what is new on the gateway's account up to `now`. Nothing where there is no gateway. Throws as the gateway does. */
export async function keepMovements(
  gateway: Pick<PaymentGateway, "id" | "listMovements"> | null = paymentGateway(),
): Promise<void> {
  if (!gateway) return;
  const { rows } = await pool().query<{ from: Date; to: Date }>(
    `select coalesce((select read_to - make_interval(days => $3) from gateway_reads where gateway = $1),
       now() - make_interval(days => $2)) as from, now() as to`,
    [gateway.id, FIRST_DAYS, AGAIN_DAYS],
  );
  const [span] = rows;
  if (!span) return;
  const to = new Date(span.to.getTime() + DAY_MS / 24);
  const movements = await gateway.listMovements(span.from.toISOString(), to.toISOString());
  await keep(gateway.id, movements, span.to);
}

async function keep(gateway: string, movements: Movement[], readTo: Date): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(
      `insert into gateway_movements (gateway, id, type, at, amount_minor, fee_minor, currency, payment, object)
       select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::text[])
       on conflict (gateway, id) do nothing`,
      [
        gateway,
        movements.map(({ id }) => id),
        movements.map(({ type }) => type),
        movements.map(({ at }) => at),
        movements.map(({ amountMinor }) => amountMinor),
        movements.map(({ feeMinor }) => feeMinor),
        movements.map(({ currency }) => currency),
        movements.map(({ payment }) => payment ?? null),
        movements.map(({ object }) => object ?? null),
      ],
    );
    await client.query(
      `insert into gateway_reads (gateway, read_to, read_at) values ($1, $2, clock_timestamp())
       on conflict (gateway) do update set read_to = greatest(gateway_reads.read_to, excluded.read_to), read_at = excluded.read_at`,
      [gateway, readTo],
    );
  });
}
