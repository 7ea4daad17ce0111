import type { CaseState, EventOf } from "./case.ts";
import { erasable } from "./erased.ts";

export function evolveComplaint(state: CaseState, event: EventOf<"complaint-opened">): CaseState {
  const { complaintId, category, text } = event.data;
  const complaint = {
    id: complaintId,
    category,
    text: erasable(text),
    openedAt: event.occurredAt,
    version: event.version,
  };
  return { ...state, complaints: [...state.complaints, complaint] };
}
