/** Money that goes back to the customer: refunds, and chargebacks as their bank decides them. */
import type { CaseState, Chargeback, EventOf, Refund } from "./case.ts";
import { cameBack, goneBack } from "./payment-state.ts";

type ReturnEvent = EventOf<
  "refund-requested" | "payment-refunded" | "refund-failed" | "chargeback-opened" | "chargeback-won" | "chargeback-lost"
>;

export function evolveReturn(state: CaseState, event: ReturnEvent): CaseState {
  switch (event.type) {
    case "refund-requested": {
      const { refundId, paymentId, amountMinor } = event.data;
      return withRefund(state, { id: refundId, paymentId, amountMinor, is: "requested", version: event.version });
    }
    case "payment-refunded": {
      const { refundId, paymentId, amountMinor, via } = event.data;
      const made: Refund = {
        id: refundId,
        paymentId,
        amountMinor,
        is: "made",
        ...objectOf(via),
        version: event.version,
      };
      return withRefund(goneBack(state, event, paymentId, event.data), made);
    }
    case "refund-failed": {
      const { refundId, paymentId, amountMinor, via } = event.data;
      const after = paymentId !== undefined && amountMinor > 0 ? cameBack(state, event, paymentId, event.data) : state;
      const known = state.refunds.find(({ id }) => id === refundId);
      const failed: Refund = {
        amountMinor,
        ...known,
        id: refundId,
        is: "failed",
        ...objectOf(via),
        version: event.version,
      };
      return withRefund(after, failed);
    }
    case "chargeback-opened": {
      const { chargebackId, paymentId, amountMinor, via } = event.data;
      const opened: Chargeback = {
        id: chargebackId,
        paymentId,
        amountMinor,
        is: "open",
        ...objectOf(via),
        version: event.version,
      };
      const after = goneBack(state, event, paymentId, event.data);
      return { ...after, chargebacks: [...after.chargebacks, opened] };
    }
    case "chargeback-won":
      return settled(cameBack(state, event, event.data.paymentId, event.data), event.data.chargebackId, "won");
    case "chargeback-lost":
      return settled(state, event.data.chargebackId, "lost");
  }
}

function withRefund(state: CaseState, refund: Refund): CaseState {
  return { ...state, refunds: [...state.refunds.filter(({ id }) => id !== refund.id), refund] };
}

function settled(state: CaseState, id: string, is: "won" | "lost"): CaseState {
  return { ...state, chargebacks: state.chargebacks.map((one) => (one.id === id ? { ...one, is } : one)) };
}

function objectOf(via: { object?: string } | undefined): { object?: string } {
  return via?.object === undefined ? {} : { object: via.object };
}
