/**
 * What a payment gateway is to Baton: where a customer pays, and who tells what became of it. The real one and the sandbox
 * of a demo are asked by the same adapter. Amounts are minor units, instants ISO 8601; no personal data goes out or comes in.
 */
import type { PayMethod } from "../../../domain/money-words.ts";

/** A payment that a customer is about to make. `sessionId` is ours, and stands in everything that the gateway tells of it. */
export type PaymentAsked = {
  sessionId: string;
  amountMinor: number;
  currency: string;
  method: PayMethod;
  /** What the customer reads at the gateway, and on their statement where it is shown: nothing personal. */
  description: string;
  returnUrl: string;
  cancelUrl: string;
  /** At least half an hour ahead: the gateway keeps a session no shorter, and an earlier instant is moved there. */
  expiresAt: string;
  idempotencyKey: string;
};
export type SessionMade = { providerSession: string; url: string };

/** `pending`: the customer is done, and their bank answers later. `at`: when it was paid. */
export type SessionRead = {
  is: "open" | "paid" | "pending" | "expired";
  sessionId?: string;
  payment?: string;
  amountMinor: number;
  currency: string;
  method?: PayMethod;
  at?: string;
};

/** `again`: it may have been asked for before, longer ago than the gateway remembers a key: it is looked for first. */
export type RefundAsked = {
  refundId: string;
  payment: string;
  amountMinor: number;
  idempotencyKey: string;
  again?: boolean;
};
/** `object`: the gateway's own name of the refund. */
export type RefundMade = { object: string; is: "made" | "failed"; at: string; code?: string };

/** One line of the gateway's own account, by which its days are compared with ours. `netMinor` is the amount less the fee. */
export type Movement = {
  id: string;
  type: "payment" | "refund" | "chargeback" | "payout" | "other";
  at: string;
  amountMinor: number;
  feeMinor: number;
  netMinor: number;
  currency: string;
  payment?: string;
  /** The refund, dispute or payout. */
  object?: string;
};
export type DayBalance = {
  currency: string;
  type: Movement["type"];
  amountMinor: number;
  feeMinor: number;
  count: number;
};

export type FactType =
  | "session-paid"
  | "session-pending"
  | "session-failed"
  | "session-expired"
  | "method-chosen"
  | "refund"
  | "chargeback"
  | "payout"
  | "ignored";
/**
 * What the gateway says has happened. `payment` is its payment, `object` what the fact is about when that is something else;
 * several tellings of one fact have the same `type`, `payment`, `object` and `state`.
 */
export type GatewayFact = {
  gateway: string;
  eventId: string;
  at: string;
  type: FactType;
  payment?: string;
  providerSession?: string;
  sessionId?: string;
  object?: string;
  amountMinor: number;
  currency: string;
  /** Of a refund: made, failed. Of a chargeback: open, won, lost. */
  state?: "made" | "failed" | "open" | "won" | "lost";
  method?: PayMethod;
  /** A code: why it failed, was taken back, or is passed over. */
  reason?: string;
  /** Ours, of a refund that we asked for. */
  refundId?: string;
};

/** It does not take what it was asked. `code`: such as `amount_too_small`; trying the same again does not help. */
export class GatewayRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The payment gateway refused: ${code}.`);
    this.name = "GatewayRefused";
    this.code = code;
  }
}

/** It could not be asked, or did not answer: the same call with the same idempotency key is safe. */
export class GatewayAway extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The payment gateway could not be reached: ${code}.`);
    this.name = "GatewayAway";
    this.code = code;
  }
}

/** Every call but `readWebhook` throws {@link GatewayRefused} or {@link GatewayAway}. */
export type PaymentGateway = {
  /** What the ledger calls it: `stripe`. */
  id: string;
  /** A demo's own, where nobody's money moves. */
  sandbox: boolean;
  /** Where a browser is sent to, for the page's Content-Security-Policy; null: to ourselves. */
  checkoutOrigin: string | null;
  /** How a customer can pay in this currency; empty where it cannot be paid there. */
  methodsFor(currency: string): readonly PayMethod[];
  createSession(asked: PaymentAsked): Promise<SessionMade>;
  /** A session that the account does not know is over: `expired`, of no amount. */
  readSession(providerSession: string): Promise<SessionRead>;
  /** Nothing more can be paid there. A session that is paid or over already stays what it is. */
  expireSession(providerSession: string): Promise<SessionRead>;
  refund(asked: RefundAsked): Promise<RefundMade>;
  readWebhook(rawBody: Uint8Array, headers: Headers): Promise<GatewayFact | "forged" | "too-old">;
  /** Sums of a UTC day (`2026-12-02`) by currency and type. */
  balanceOf(day: string): Promise<DayBalance[]>;
  /** Everything on its account from (inclusive) to (exclusive), oldest first. */
  listMovements(from: string, to: string): Promise<Movement[]>;
};
