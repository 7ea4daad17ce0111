import type { CaseState } from "./case.ts";
import { DISPUTE_REASONS } from "./codes.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { Refusal } from "./refusal.ts";

/** A dispute places its own hold, which only the dispute's resolution ends. */
export function openDispute(data: CommandOf<"open-dispute">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  const disputeId = context.newId();
  return [
    { type: "dispute-opened", data: { disputeId, ...data } },
    {
      type: "hold-placed",
      data: {
        holdId: context.newId(),
        kind: "dispute",
        reason: `Dispute: ${DISPUTE_REASONS[data.reason].toLowerCase()}`,
        until: null,
        disputeId,
        ...(data.debtId !== undefined && { debtId: data.debtId }),
      },
    },
  ];
}

export function resolveDispute(data: CommandOf<"resolve-dispute">, state: CaseState): NewEvent[] {
  const dispute = state.disputes.find((one) => one.id === data.disputeId);
  if (!dispute)
    throw new Refusal("unknown-dispute", "The case has no dispute with this id.", { disputeId: data.disputeId });
  if (dispute.state.is === "resolved") {
    throw new Refusal("dispute-resolved", "The dispute is resolved already.", { outcome: dispute.state.outcome });
  }
  const hold = state.holds.find((one) => one.disputeId === dispute.id);
  return [{ type: "dispute-resolved", data: { ...data, ...(hold && { endsHoldId: hold.id }) } }];
}
