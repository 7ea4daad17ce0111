/** "I can't afford this": heard at once. Nothing is asked for while somebody looks at it. */
import { plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, firstActionDueAt, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";

/** The house's: as long as breathing space given informally for advice, CONC 7.3.11R (30 days). */
const DAYS_TO_BREATHE = 30;
const REASON = "The customer says that they cannot afford this.";

export function recordHardship(data: CommandOf<"record-hardship">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDebt(state, data.debtId);
  const about = data.debtId === undefined ? {} : { debtId: data.debtId };
  const isHeld = state.holds.some(({ kind, reason }) => kind === "other" && reason === REASON);
  const until = plusMinutes(context.now, DAYS_TO_BREATHE * 24 * 60);
  return [
    { type: "hardship-told", data },
    ...(isHeld
      ? []
      : [
          {
            type: "hold-placed" as const,
            data: { holdId: context.newId(), kind: "other" as const, reason: REASON, until, ...about },
          },
        ]),
    {
      type: "next-action-set",
      data: {
        what: "Talk about what they can afford: help, a plan, time.",
        dueAt: firstActionDueAt(context, state.owner.team),
      },
    },
  ];
}
