/** Asks the gateway about payments whose time is over and of which nobody told us: a lost webhook costs time, and no payment. */
import {
  type FactType,
  GatewayAway,
  type GatewayFact,
  type PaymentGateway,
  type SessionRead,
} from "../adapters/payments/gateway.ts";
import { isDatabaseAway } from "../database.ts";
import { log, traitsOf } from "../log.ts";
import { claimOverdue, type Overdue } from "./asked-sessions.ts";
import { takeFact } from "./take-fact.ts";

const AT_A_TIME = 20;

/** Returns how many were asked about. One that cannot be asked about stands in nobody's way. Throws when the gateway or the database is away. */
export async function askAboutOverdue(gateway: PaymentGateway): Promise<number> {
  const overdue = await claimOverdue(gateway.id, AT_A_TIME);
  for (const session of overdue) await askAbout(gateway, session);
  return overdue.length;
}

async function askAbout(gateway: PaymentGateway, session: Overdue): Promise<void> {
  try {
    await takeFact(await factOf(gateway, session));
  } catch (error) {
    if (error instanceof GatewayAway || isDatabaseAway(error)) throw error;
    const trouble = { gateway: gateway.id, session: session.id, error: traitsOf(error) };
    log().error(trouble, "a payment session could not be asked about; it is tried again");
  }
}

/** What is still open there is ended there: nobody pays any more for what this side takes for over. */
async function factOf(gateway: PaymentGateway, overdue: Overdue): Promise<GatewayFact> {
  const { providerSession } = overdue;
  // It never got there.
  if (providerSession === null) return told(gateway, overdue, { is: "expired", amountMinor: 0, currency: "" });
  const read = await gateway.readSession(providerSession);
  return told(gateway, overdue, read.is === "open" ? await gateway.expireSession(providerSession) : read);
}

function told(gateway: PaymentGateway, { id, state, providerSession }: Overdue, read: SessionRead): GatewayFact {
  const { is, payment, amountMinor, currency, at } = read;
  return {
    gateway: gateway.id,
    eventId: `asked:${id}:${is}`,
    at: at ?? new Date().toISOString(),
    type: typeOf(is, state),
    sessionId: id,
    ...(providerSession !== null && { providerSession }),
    ...(payment !== undefined && { payment }),
    amountMinor,
    currency,
  };
}

function typeOf(is: SessionRead["is"], was: Overdue["state"]): FactType {
  if (is === "paid") return "session-paid";
  if (is === "pending") return "session-pending";
  // What the bank was asked for and is over, it has refused.
  return was === "pending" ? "session-failed" : "session-expired";
}
