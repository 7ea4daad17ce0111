import type { CaseState, EventOf } from "./case.ts";
import { erasable } from "./erased.ts";

type HandoverEvent = EventOf<
  | "handover-offered"
  | "handover-accepted"
  | "handover-declined"
  | "handover-question-asked"
  | "handover-question-answered"
  | "handover-withdrawn"
  | "handover-expired"
  | "handover-readdressed"
>;

/** The open offer after an event of the handover contract; the frozen pack stays in its event. */
export function evolveHandover(state: CaseState, event: HandoverEvent): CaseState {
  if (event.type === "handover-offered") return offered(state, event);
  const open = state.handover;
  if (open?.id !== event.data.handoverId) return state;
  switch (event.type) {
    case "handover-question-asked":
      return { ...state, handover: { ...open, question: erasable(event.data.question), answer: undefined } };
    case "handover-question-answered":
      return { ...state, handover: { ...open, answer: erasable(event.data.answer) } };
    case "handover-readdressed":
      return { ...state, handover: { ...open, toTeam: event.data.toTeam, toUser: null } };
    default:
      return { ...state, handover: null };
  }
}

function offered(state: CaseState, event: EventOf<"handover-offered">): CaseState {
  const { handoverId, pack: _frozen, note, ...rest } = event.data;
  const handover = {
    ...rest,
    id: handoverId,
    note: erasable(note),
    offeredAt: event.occurredAt,
    version: event.version,
  };
  return { ...state, handover, firstActionDueAt: null };
}
