import type { CaseState, EventOf } from "./case.ts";

/** Disputes after one was opened or resolved; resolving ends the hold that the dispute placed, and no other. */
export function evolveDispute(state: CaseState, event: EventOf<"dispute-opened" | "dispute-resolved">): CaseState {
  if (event.type === "dispute-opened") {
    const { disputeId, reason, debtId, note } = event.data;
    const opened = { id: disputeId, reason, debtId, note, openedAt: event.occurredAt, version: event.version };
    return { ...state, disputes: [...state.disputes, { ...opened, state: { is: "open" } }] };
  }
  const { disputeId, outcome, endsHoldId } = event.data;
  return {
    ...state,
    disputes: state.disputes.map((dispute) =>
      dispute.id === disputeId ? { ...dispute, state: { is: "resolved", outcome, at: event.occurredAt } } : dispute,
    ),
    holds: state.holds.filter((hold) => hold.id !== endsHoldId),
  };
}
