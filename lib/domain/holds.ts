import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { Refusal } from "./refusal.ts";

export function placeHold(data: CommandOf<"place-hold">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  if (data.until && data.until <= context.now) {
    throw new Refusal("in-the-past", "A hold ends in the future, or has no end.", { until: data.until });
  }
  return [{ type: "hold-placed", data: { holdId: context.newId(), ...data, until: data.until ?? null } }];
}

export function liftHold(data: CommandOf<"lift-hold">, state: CaseState): NewEvent[] {
  const hold = state.holds.find((one) => one.id === data.holdId);
  if (!hold)
    throw new Refusal("unknown-hold", "This hold does not stand; it may have been lifted.", { holdId: data.holdId });
  if (hold.disputeId && state.disputes.some((one) => one.id === hold.disputeId && one.state.is === "open")) {
    throw new Refusal("dispute-open", "This hold belongs to an open dispute. Resolve the dispute to end it.", {
      disputeId: hold.disputeId,
    });
  }
  return [{ type: "hold-lifted", data }];
}
