/** Payments as customers begin them: one that can be paid on a case at a time, and one for one form however often it is sent. */
import { setTimeout as pause } from "node:timers/promises";
import type { PayMethod } from "../../domain/money-words.ts";
import { Refusal } from "../../domain/refusal.ts";
import { GatewayAway, GatewayRefused, type PaymentGateway } from "../adapters/payments/gateway.ts";
import { errorCode, pool } from "../database.ts";
import { env } from "../env.ts";
import { newId } from "../ids.ts";
import { ask, type Standing } from "./ask-gateway.ts";
import { give } from "./give.ts";
import { type Here, stateOf } from "./here.ts";
import type { Link } from "./link.ts";

export type Session = {
  id: string;
  caseId: string;
  state: "open" | "pending" | "failed" | "paid" | "abandoned" | "differs";
  gateway: string;
  providerSession: string | null;
  url: string | null;
  amountMinor: number;
  currency: string;
  debtId: string | null;
  method: PayMethod;
  once: string;
  endsAt: string;
};
export type Wanted = { once: string; amountMinor: number; debtId: string | null; method: PayMethod; seen: number };
/** `elsewhere`: to the gateway's page. `see`: what became of this one is to be shown. `again`: it is over, and nothing was paid. */
export type Begun =
  | { is: "elsewhere"; url: string }
  | { is: "see"; sessionId: string }
  | { is: "again" | "away" | "not-offered" };

const LOOKS = 30;
const LOOK_AFTER_MS = 150;

const COLUMNS = `id, case_id as "caseId", state, gateway, provider_session as "providerSession", url,
  amount_minor::float8 as "amountMinor", currency, debt_id as "debtId", method, once, wire_time(ends_at) as "endsAt"`;

/** Of this customer's case; null for any other. */
export async function findSession({ caseId }: Link, id: string): Promise<Session | null> {
  const { rows } = await pool().query<Session>(
    `select ${COLUMNS} from pay_sessions where id = $1::uuid and case_id = $2`,
    [id, caseId],
  );
  return rows[0] ?? null;
}

export async function standingSession({ caseId }: Link): Promise<Session | null> {
  const { rows } = await pool().query<Session>(
    `select ${COLUMNS} from pay_sessions where case_id = $1 and state in ('open', 'pending')`,
    [caseId],
  );
  return rows[0] ?? null;
}

/** Begins a payment, or finds what the same form began. One that another tab has open is closed at the gateway first. */
export async function beginPayment(here: Here, gateway: PaymentGateway, wanted: Wanted): Promise<Begun> {
  try {
    return await begin(here, gateway, wanted);
  } catch (error) {
    if (error instanceof GatewayAway || error instanceof GatewayRefused) return { is: "away" };
    throw error;
  }
}

async function begin(here: Here, gateway: PaymentGateway, wanted: Wanted): Promise<Begun> {
  const { link } = here;
  const same = await sessionOnce(link, wanted.once);
  if (same) return again(here, gateway, same);
  const paid = paidSince(here, wanted.seen);
  if (paid !== null) return { is: "see", sessionId: paid };
  const other = await standingSession(link);
  // Begun a moment ago, by another tap on the same button.
  if (other?.once === wanted.once) return again(here, gateway, other);
  if (wanted.amountMinor <= 0 || !here.offered.pay)
    return other ? { is: "see", sessionId: other.id } : { is: "not-offered" };
  if (other) {
    const standing = await closeOther(link, gateway, other);
    if (standing !== "over") return { is: "see", sessionId: other.id };
  }
  const session = await claim(here, gateway, wanted);
  // Another tab was a moment faster: there is one now, and it is looked at as any other.
  if (!session) return begin(here, gateway, wanted);
  // What was paid until the moment in which nobody else could begin.
  const fresh = { ...here, state: await stateOf(link) };
  const late = paidSince(fresh, wanted.seen);
  if (late === null) return open(fresh, gateway, session);
  await abandon(link, session, "replaced");
  return { is: "see", sessionId: late };
}

/** A payment that has come since the form was shown: whoever fills it in does not know of it. */
export function paidSince({ state }: Pick<Here, "state">, seen: number): string | null {
  return state.payments.findLast(({ version, reversed }) => version > seen && !reversed)?.sessionId ?? null;
}

async function sessionOnce({ caseId }: Link, once: string): Promise<Session | null> {
  const { rows } = await pool().query<Session>(`select ${COLUMNS} from pay_sessions where once = $1 and case_id = $2`, [
    once,
    caseId,
  ]);
  return rows[0] ?? null;
}

async function again(here: Here, gateway: PaymentGateway, session: Session): Promise<Begun> {
  if (session.state === "open" && session.endsAt > here.now) {
    // They may have been there already, and paid.
    const standing = session.url ? await ask(gateway, session, "read") : "open";
    return standing === "open" ? open(here, gateway, session) : { is: "see", sessionId: session.id };
  }
  return session.state === "abandoned" || session.state === "failed"
    ? { is: "again" }
    : { is: "see", sessionId: session.id };
}

/** Nobody can pay it any more when this answers `over`; what it had come to meanwhile is on the case. */
export async function closeOther(link: Link, gateway: PaymentGateway, session: Session): Promise<Standing> {
  if (session.providerSession && session.state === "pending") return ask(gateway, session, "read");
  const standing = session.providerSession ? await ask(gateway, session, "expire") : "over";
  if (standing === "over") await abandon(link, session, "replaced");
  return standing;
}

export async function abandon(link: Link, { id }: Session, why: "cancelled" | "replaced"): Promise<void> {
  await pool().query("update pay_sessions set state = 'abandoned' where id = $1 and state in ('open', 'pending')", [
    id,
  ]);
  // One that is replaced is ended by what takes its place.
  if (why === "cancelled")
    await give(link, `${id}:cancelled`, { type: "abandon-payment", data: { sessionId: id, why } });
}

/** The customer went back without paying. Said first, so that what the gateway then tells is no news; unless it is paid. */
export async function turnBack(link: Link, gateway: PaymentGateway, session: Session): Promise<Standing> {
  const standing = session.providerSession ? await ask(gateway, session, "read") : "over";
  if (standing === "paid" || standing === "pending") return standing;
  await abandon(link, session, "cancelled");
  return session.providerSession && standing === "open" ? ask(gateway, session, "expire") : standing;
}

/** Null: another one stands on the case, or this form has one now. */
async function claim({ link, state, rules }: Here, gateway: PaymentGateway, wanted: Wanted): Promise<Session | null> {
  const { once, amountMinor, debtId, method } = wanted;
  try {
    const { rows } = await pool().query<Session>(
      `insert into pay_sessions (id, case_id, link_id, gateway, amount_minor, currency, debt_id, method, once, ends_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, date_trunc('milliseconds', clock_timestamp()) + make_interval(mins => $10))
       returning ${COLUMNS}`,
      [
        newId(),
        link.caseId,
        link.id,
        gateway.id,
        amountMinor,
        state.currency,
        debtId,
        method,
        once,
        rules.paySessionMinutes,
      ],
    );
    return rows[0] ?? null;
  } catch (error) {
    if (errorCode(error) === "23505") return null;
    throw error;
  }
}

/** Tells the case, asks the gateway for its page, and only then knows where to go. Done twice it comes to the same page. */
async function open(here: Here, gateway: PaymentGateway, session: Session): Promise<Begun> {
  if (session.url) return { is: "elsewhere", url: session.url };
  const { id: sessionId, amountMinor, currency, debtId, method } = session;
  const { link, rules } = here;
  const about = { sessionId, amountMinor, currency, linkId: link.id, ...(debtId !== null && { debtId }) };
  try {
    await give(link, `${sessionId}:start`, {
      type: "start-payment",
      data: { ...about, minutes: rules.paySessionMinutes },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await abandon(link, session, "replaced");
    const standing = error.rule === "payment-pending" ? String(error.facts.sessionId) : null;
    return standing ? { is: "see", sessionId: standing } : { is: "again" };
  }
  await give(link, `${sessionId}:method`, { type: "choose-method", data: { sessionId, method } });
  return atGateway(here, gateway, session);
}

async function atGateway(here: Here, gateway: PaymentGateway, session: Session): Promise<Begun> {
  const { publicUrl } = env();
  const { id, amountMinor, currency, method, endsAt: expiresAt } = session;
  const asked = { sessionId: id, amountMinor, currency, method, expiresAt, idempotencyKey: `session:${id}` };
  const back = { returnUrl: `${publicUrl}/pay/result/${id}`, cancelUrl: `${publicUrl}/pay/back/${id}` };
  try {
    const made = await gateway.createSession({ ...asked, ...back, description: descriptionOf(here) });
    const { rowCount } = await pool().query(
      "update pay_sessions set provider_session = $2, url = $3 where id = $1 and state = 'open'",
      [id, made.providerSession, made.url],
    );
    if (rowCount === 1) return { is: "elsewhere", url: made.url };
    // Another tab closed it meanwhile: nobody has been sent to its page, and nobody can pay there.
    await gateway.expireSession(made.providerSession);
    return { is: "see", sessionId: id };
  } catch (error) {
    if (error instanceof GatewayAway && error.code === "idempotency_key_in_use") return otherTap(here.link, session);
    if (!(error instanceof GatewayRefused)) throw error;
    await abandon(here.link, session, "cancelled");
    return { is: "away" };
  }
}

/** The same form was sent a moment ago, and the gateway is answering that: where it leads, this leads as well. */
async function otherTap(link: Link, { id: sessionId }: Session): Promise<Begun> {
  for (let look = 0; look < LOOKS; look += 1) {
    const session = await findSession(link, sessionId);
    if (session?.url) return { is: "elsewhere", url: session.url };
    if (session?.state !== "open") return { is: "see", sessionId };
    await pause(LOOK_AFTER_MS);
  }
  return { is: "away" };
}

/** On the gateway's page and on a statement: nothing personal. */
function descriptionOf({ sender, state }: Here): string {
  return `${sender.name || "Payment"}, ${state.ref}`;
}
