/** The customer's way to pay: links that were made, and the payment that is being made. */
import type { CaseState, EventOf, PayLink } from "./case.ts";

type PayEvent = EventOf<
  | "pay-link-made"
  | "pay-link-opened"
  | "pay-link-identified"
  | "pay-link-locked"
  | "pay-link-revoked"
  | "payment-started"
  | "payment-method-chosen"
  | "payment-failed"
  | "payment-pending"
  | "payment-abandoned"
>;
const KEPT = 20;

export function evolvePay(state: CaseState, event: PayEvent): CaseState {
  switch (event.type) {
    case "pay-link-made": {
      const { linkId, ...made } = event.data;
      const link: PayLink = { id: linkId, ...made, madeAt: event.occurredAt, is: "live", version: event.version };
      return { ...state, payLinks: keptOf([...state.payLinks, link], event.occurredAt) };
    }
    case "pay-link-opened":
      return ofLink(state, event.data.linkId, (link) => ({ openedAt: event.occurredAt, ...link }));
    case "pay-link-identified":
      return ofLink(state, event.data.linkId, (link) => ({ ...link, identifiedAt: event.occurredAt }));
    case "pay-link-locked":
      return ofLink(state, event.data.linkId, (link) => ({ ...link, is: "locked" }));
    case "pay-link-revoked":
      return ofLink(state, event.data.linkId, (link) => ({ ...link, is: "revoked" }));
    case "payment-started": {
      const { sessionId, amountMinor, debtId, linkId, endsAt } = event.data;
      const about = { ...(debtId !== undefined && { debtId }), ...(linkId !== undefined && { linkId }) };
      const { occurredAt: startedAt, version } = event;
      return {
        ...state,
        paySession: { id: sessionId, amountMinor, ...about, is: "open", startedAt, endsAt, holdId: sessionId, version },
      };
    }
    default:
      return evolveSession(state, event);
  }
}

function evolveSession(
  state: CaseState,
  event: EventOf<"payment-method-chosen" | "payment-failed" | "payment-pending" | "payment-abandoned">,
): CaseState {
  const session = state.paySession;
  if (session?.id !== event.data.sessionId) return state;
  switch (event.type) {
    case "payment-method-chosen":
      return { ...state, paySession: { ...session, method: event.data.method, is: "open" } };
    case "payment-failed":
      return { ...state, paySession: { ...session, is: "failed", code: event.data.code } };
    case "payment-pending":
      return {
        ...state,
        paySession: { ...session, is: "pending", endsAt: event.data.until, holdId: event.data.holdId },
      };
    case "payment-abandoned":
      return { ...state, paySession: null };
  }
}

/** The last ones; one that still opens the page is not forgotten, so that it can be taken back. */
function keptOf(links: PayLink[], now: string): PayLink[] {
  const last = links.slice(-KEPT);
  return links.filter((one) => last.includes(one) || (one.is === "live" && one.expiresAt > now));
}

function ofLink(state: CaseState, id: string, change: (link: PayLink) => PayLink): CaseState {
  return { ...state, payLinks: state.payLinks.map((link) => (link.id === id ? change(link) : link)) };
}
