/**
 * Why a customer needs help stands apart from what helps (ux.md 4.1). A person gets a need without driver and note, in
 * state, events, answers and pushes alike, and asks for them with a purpose that is logged; a key reads them plain.
 * Folding an event without them yields the state without them, so pushed and fetched stay equal.
 */
import type { CaseState } from "./case.ts";
import type { Actor, CaseEvent } from "./events.ts";

/** JSON pointers into the data of `need-disclosed`. */
export const KEPT_APART = ["/driver", "/note"] as const;

type Reader = Pick<Actor, "kind">;

export function isKeptApartFrom({ kind }: Reader, type: CaseEvent["type"]): boolean {
  return kind === "user" && type === "need-disclosed";
}

/** The event as this reader gets it. */
export function eventFor<Event extends CaseEvent>(reader: Reader, event: Event): Event {
  if (event.type !== "need-disclosed" || !isKeptApartFrom(reader, event.type)) return event;
  const { driver: _driver, note: _note, ...data } = event.data;
  return { ...event, data };
}

/** The state as this reader gets it. */
export function stateFor(reader: Reader, state: CaseState): CaseState {
  if (state.needs.length === 0 || !isKeptApartFrom(reader, "need-disclosed")) return state;
  const needs = state.needs.map(({ note: _note, ...need }) => ({ ...need, driver: null }));
  return { ...state, needs };
}
