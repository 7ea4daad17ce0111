/** Refunds that people asked for: made at the gateway, once, and then on the case. */
import { GatewayAway, GatewayRefused, type PaymentGateway, type RefundMade } from "../adapters/payments/gateway.ts";
import { isDatabaseAway, pool } from "../database.ts";
import { log, traitsOf } from "../log.ts";
import { give, takeFact } from "./take-fact.ts";

type Wanted = { id: string; ref: string; payment: string; amountMinor: number; currency: string; tries: number };
const AT_A_TIME = 10;

/** Makes those that are due. Returns how many. One that fails stands in nobody's way. */
export async function makeRefunds(gateway: PaymentGateway): Promise<number> {
  const wanted = await claim(gateway.id);
  for (const refund of wanted) await make(gateway, refund);
  await refuseOthers(gateway.id);
  return wanted.length;
}

/** Of a gateway that is not set up here: nobody could ever make them, so the case says so at once. */
async function refuseOthers(own: string): Promise<void> {
  const { rows } = await pool().query<Wanted & { gateway: string }>(
    `select r.id, c.ref, r.gateway, r.payment, r.amount_minor::float8 as "amountMinor", c.currency, r.tries
     from gateway_refunds r join cases c on c.id = r.case_id where r.state = 'wanted' and r.gateway <> $1 limit $2`,
    [own, AT_A_TIME],
  );
  for (const { gateway, ...wanted } of rows) await noteRefused({ id: gateway }, wanted, "gateway-not-set-up");
}

/** Whoever claims it has a minute; what is lost in between is tried again, longer and longer after, at most an hour. */
async function claim(gateway: string): Promise<Wanted[]> {
  const { rows } = await pool().query<Wanted>(
    `update gateway_refunds r set tries = tries + 1,
       next_at = clock_timestamp() + make_interval(secs => least(3600, 60 * power(2, least(tries, 6))))
     from cases c where c.id = r.case_id and r.id in (
       select id from gateway_refunds where state = 'wanted' and gateway = $1 and next_at <= clock_timestamp()
       order by next_at limit $2 for update skip locked)
     returning r.id, c.ref, r.payment, r.amount_minor::float8 as "amountMinor", c.currency, r.tries`,
    [gateway, AT_A_TIME],
  );
  return rows;
}

async function make(gateway: PaymentGateway, wanted: Wanted): Promise<void> {
  const { id: refundId, payment, amountMinor, tries } = wanted;
  try {
    // After a day the gateway forgets the key: from the second try on it is looked for first.
    const made = await gateway.refund({ refundId, payment, amountMinor, idempotencyKey: refundId, again: tries > 1 });
    await noteMade(gateway, wanted, made);
  } catch (error) {
    if (error instanceof GatewayRefused) return noteRefused(gateway, wanted, error.code);
    if (isDatabaseAway(error)) throw error;
    const code = error instanceof GatewayAway ? error.code : "unknown";
    const trouble = { gateway: gateway.id, code, tries, error: traitsOf(error) };
    log().warn(trouble, "a refund could not be made; it is tried again");
  }
}

/** The same fact as its webhook will tell. */
async function noteMade(gateway: PaymentGateway, wanted: Wanted, made: RefundMade): Promise<void> {
  await takeFact({
    gateway: gateway.id,
    eventId: `asked:${made.object}:${made.is}`,
    at: made.at,
    type: "refund",
    payment: wanted.payment,
    object: made.object,
    amountMinor: wanted.amountMinor,
    currency: wanted.currency,
    state: made.is,
    refundId: wanted.id,
    ...(made.code !== undefined && { reason: made.code }),
  });
  await end(wanted.id, made.is, made.object, made.code);
}

/** It never began: nothing was taken out of what the customer has paid. */
async function noteRefused(gateway: Pick<PaymentGateway, "id">, wanted: Wanted, code: string): Promise<void> {
  const { id: refundId, ref, payment, amountMinor } = wanted;
  const via = { gateway: gateway.id, payment };
  const data = { amountMinor, state: "failed", code: code.replaceAll("_", "-"), refundId, via } as const;
  const commandId = `${gateway.id}:${refundId}:refused`;
  const at = new Date().toISOString();
  await give(ref, { gateway: gateway.id, at }, { commandId, command: { type: "note-refund", data } });
  await end(refundId, "failed", undefined, code);
}

async function end(id: string, state: "made" | "failed", object?: string, code?: string): Promise<void> {
  await pool().query("update gateway_refunds set state = $2, object = $3, code = $4 where id = $1", [
    id,
    state,
    object ?? null,
    code ?? null,
  ]);
}
