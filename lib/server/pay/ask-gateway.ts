/** Asks the gateway how a payment stands, and writes down what it says on the same way as its own word: a lost webhook costs nothing. */
import type { GatewayFact, PaymentGateway, SessionRead } from "../adapters/payments/gateway.ts";
import { takeFact } from "../gateway/take-fact.ts";
import type { Session } from "./sessions.ts";

/** `over`: nothing was paid, and nothing can be any more. */
export type Standing = "open" | "pending" | "paid" | "over";

/** Throws GatewayAway. `expire`: it is closed there, unless it is paid or the bank has been asked. */
export async function ask(gateway: PaymentGateway, session: Session, how: "read" | "expire"): Promise<Standing> {
  const { providerSession } = session;
  if (!providerSession) return session.state === "open" ? "open" : "over";
  const read =
    how === "expire" ? await gateway.expireSession(providerSession) : await gateway.readSession(providerSession);
  const fact = factOf(gateway, session, providerSession, read);
  if (fact) await takeFact(fact);
  return read.is === "expired" ? "over" : read.is;
}

/** What it would have told by itself; null while there is nothing to tell. */
function factOf(
  { id: gateway }: PaymentGateway,
  { id: sessionId }: Session,
  providerSession: string,
  read: SessionRead,
): GatewayFact | null {
  if (read.is !== "paid" && read.is !== "pending") return null;
  const { payment, amountMinor, currency, method } = read;
  return {
    gateway,
    eventId: `asked:${providerSession}:${read.is}`,
    at: read.at ?? new Date().toISOString(),
    type: read.is === "paid" ? "session-paid" : "session-pending",
    ...(payment !== undefined && { payment }),
    providerSession,
    sessionId,
    amountMinor,
    currency,
    ...(method && { method }),
  };
}
