/**
 * A handover is a contract between two parties: offer, then accept, decline, ask and answer, withdraw, or expire. The
 * sender stays accountable until acceptance.
 */
import { requirePresent } from "./absence.ts";
import { addWorkingMinutes } from "./calendar.ts";
import type { CaseState, Handover } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, requireOpen, teamOf } from "./context.ts";
import type { EventData, NewEvent } from "./events.ts";
import { ownerChanged, requireEligible, requireGranted } from "./ownership.ts";
import { freezePack } from "./pack.ts";
import { Refusal } from "./refusal.ts";

/** Freezes what the sender knows and opens the offer until the receiving team's working hours run out. */
export function offer(data: CommandOf<"offer-handover">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireNoOffer(state);
  const { acceptWithinMinutes, toUser = null, ...said } = data;
  const team = teamOf(context, data.toTeam);
  requireGranted(team, state.portfolio);
  requireReceiver(state, context, data.toTeam, toUser);
  if (said.askBy && said.askBy <= context.now) {
    throw new Refusal("in-the-past", "What you ask for is due in the future.", { askBy: said.askBy });
  }
  const minutes = acceptWithinMinutes ?? team.acceptMinutes;
  return [
    {
      type: "handover-offered",
      data: {
        handoverId: context.newId(),
        ...said,
        toUser,
        by: context.actor.id,
        expiresAt: addWorkingMinutes(context.now, minutes, team.hours),
        pack: freezePack(state),
      },
    },
  ];
}

export function accept(data: CommandOf<"accept-handover">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  const open = requireOffer(state, data.handoverId);
  if (open.expiresAt <= context.now) throw expired(open);
  const to = { team: open.toTeam, user: context.actor.id };
  requireEligible(context, to.team, to.user);
  if (state.owner.user === to.user && state.owner.team === to.team) {
    throw new Refusal("already-owner", "You hold this case already.");
  }
  return [{ type: "handover-accepted", data }, ownerChanged(state, to, "accepted", context)];
}

export function decline(data: CommandOf<"decline-handover">, state: CaseState): NewEvent[] {
  requireOffer(state, data.handoverId);
  return [{ type: "handover-declined", data }];
}

export function ask(data: CommandOf<"ask-about-handover">, state: CaseState): NewEvent[] {
  requireOffer(state, data.handoverId);
  return [{ type: "handover-question-asked", data }];
}

export function answer(data: CommandOf<"answer-handover-question">, state: CaseState): NewEvent[] {
  const open = requireOffer(state, data.handoverId);
  if (open.question === undefined) throw new Refusal("no-question", "Nobody has asked about this handover.");
  return [{ type: "handover-question-answered", data }];
}

export function withdraw(data: CommandOf<"withdraw-handover">, state: CaseState): NewEvent[] {
  requireOffer(state, data.handoverId);
  return withdrawn(state, "withdrawn");
}

/** The withdrawal of the open offer, if there is one. */
export function withdrawn(state: CaseState, why: EventData["handover-withdrawn"]["why"]): NewEvent[] {
  return state.handover ? [{ type: "handover-withdrawn", data: { handoverId: state.handover.id, why } }] : [];
}

/** The receiver left: the offer now names their team. */
export function readdressed(state: CaseState): NewEvent[] {
  const open = state.handover;
  if (!open?.toUser) return [];
  return [{ type: "handover-readdressed", data: { handoverId: open.id, toTeam: open.toTeam, from: open.toUser } }];
}

function requireReceiver(state: CaseState, context: Context, toTeam: string, toUser: string | null): void {
  if (toUser !== null) {
    requireEligible(context, toTeam, toUser);
    requirePresent(context, toTeam, toUser);
  }
  const toOwner = state.owner.team === toTeam && state.owner.user === toUser;
  if (toOwner) throw new Refusal("already-owner", "The case is there already. Choose another team or person.");
}

function requireNoOffer(state: CaseState): void {
  if (!state.handover) return;
  throw new Refusal("offer-open", "An offer is open already. Withdraw it before offering again.", {
    handoverId: state.handover.id,
  });
}

function requireOffer(state: CaseState, handoverId: string): Handover {
  if (state.handover?.id === handoverId) return state.handover;
  throw new Refusal("offer-not-open", "This offer is no longer open. Look at the case for what happened.", {
    handoverId,
  });
}

function expired(open: Handover): Refusal {
  return new Refusal("offer-expired", "The time to accept has run out. Ask the sender to offer again.", {
    expiresAt: open.expiresAt,
  });
}
