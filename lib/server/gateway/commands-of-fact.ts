/** What a gateway's word asks of a case. Pure: several tellings of one fact are the same commands under the same ids. */
import type { MoneySystemCommand } from "../../domain/money-commands.ts";
import type { PayMethod } from "../../domain/money-words.ts";
import type { GatewayFact } from "../adapters/payments/gateway.ts";
import { answersInDays, ledgerMethod } from "../adapters/payments/pay-methods.ts";

export type GatewayCommand = { commandId: string; command: MoneySystemCommand };

/** What we asked the gateway for. */
export type AskedFor = {
  id: string;
  amountMinor: number;
  currency: string;
  method: PayMethod;
  debtId: string | null;
  linkId: string | null;
  state: "open" | "pending" | "failed" | "paid" | "abandoned" | "differs";
};

const DAY_MS = 86_400_000;

export type Misfit = "wrong-amount" | "wrong-currency";

/** Why a payment does not fit what was asked for; null when it does. */
export function misfit(fact: GatewayFact, asked: AskedFor): Misfit | null {
  if (fact.type !== "session-paid" && fact.type !== "session-pending") return null;
  if (fact.currency !== asked.currency) return "wrong-currency";
  return fact.amountMinor === asked.amountMinor ? null : "wrong-amount";
}

/** What a payment asks that does not fit: it did not come as the case asked for it. Its money is for people to look at. */
export function commandsOfMisfit({ gateway, payment }: GatewayFact, { id: sessionId }: AskedFor, why: Misfit) {
  return [given(gateway, payment ?? sessionId, why, { type: "fail-payment", data: { sessionId, code: why } })];
}

/** What the fact about a payment session asks. */
export function commandsOfSession(fact: GatewayFact, asked: AskedFor): GatewayCommand[] {
  const { id: sessionId } = asked;
  const { gateway, payment = "", providerSession = "", object } = fact;
  switch (fact.type) {
    case "session-paid":
      return [given(gateway, payment, "paid", { type: "take-payment", data: taken(fact, asked) })];
    case "session-pending": {
      const until = new Date(Date.parse(fact.at) + answersInDays(asked.currency) * DAY_MS).toISOString();
      const data = { sessionId, until, ...(standsYet(asked) && { begun: begunAs(asked) }) };
      return [given(gateway, payment, "pending", { type: "await-payment", data })];
    }
    case "session-failed": {
      const data = { sessionId, code: fact.reason ?? "declined" };
      return [given(gateway, object ?? tried(fact, sessionId), "failed", { type: "fail-payment", data })];
    }
    case "session-expired":
      return [
        given(gateway, providerSession || sessionId, "expired", {
          type: "abandon-payment",
          data: { sessionId, why: "time-out" },
        }),
      ];
    case "method-chosen": {
      // Chosen again after a try that failed it is said again: here each event is a fact of its own.
      const data = { sessionId, method: asked.method };
      return [given(gateway, fact.eventId, "chosen", { type: "choose-method", data })];
    }
    default:
      return [];
  }
}

/** Nobody has told here that it is over: the case may only have run out of time for it. */
function standsYet({ state }: AskedFor): boolean {
  return state === "open" || state === "pending";
}

function begunAs({ amountMinor, currency, debtId, linkId }: AskedFor) {
  return { amountMinor, currency, ...(debtId !== null && { debtId }), ...(linkId !== null && { linkId }) };
}

/** A card may fail again before anything was charged: each event is a try. What a bank refuses is told by several, and is one. */
function tried({ method, eventId, payment }: GatewayFact, sessionId: string): string {
  return method === "card" ? eventId : (payment ?? sessionId);
}

function taken({ gateway, payment = "" }: GatewayFact, asked: AskedFor) {
  const { id: sessionId, amountMinor, currency, method, debtId } = asked;
  return {
    amountMinor,
    currency,
    method: ledgerMethod(method, currency),
    reference: payment,
    ...(debtId !== null && { debtId }),
    sessionId,
    via: { gateway, payment },
  };
}

/** What a refund or a chargeback asks. That a refund failed says that it was made: both are told, in whatever order they came. */
export function commandsOfReturn(fact: GatewayFact): GatewayCommand[] {
  const { gateway, payment = "", object = "", amountMinor, state = "", reason, refundId } = fact;
  const via = { gateway, payment, ...(object !== "" && { object }) };
  if (fact.type === "chargeback") {
    const standing = state === "won" || state === "lost" ? state : "open";
    const data = { amountMinor, state: standing, reason: reason ?? "unknown", via } as const;
    return [given(gateway, object, standing, { type: "note-chargeback", data })];
  }
  if (fact.type !== "refund") return [];
  const about = { amountMinor, ...(refundId !== undefined && { refundId }), via };
  const made = given(gateway, object, "made", { type: "note-refund", data: { ...about, state: "made" } });
  if (state !== "failed") return [made];
  const failed = { ...about, state: "failed", code: reason ?? "unknown" } as const;
  return [made, given(gateway, object, "failed", { type: "note-refund", data: failed })];
}

function given(gateway: string, object: string, what: string, command: MoneySystemCommand): GatewayCommand {
  return { commandId: `${gateway}:${object}:${what}`, command };
}
