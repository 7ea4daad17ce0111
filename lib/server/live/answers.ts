import type { CaseEvent } from "../../domain/events.ts";

export type Refused = {
  ok: false;
  code: "not-found" | "invalid" | "rate-limited" | "forbidden" | "too-many" | "unavailable" | "internal";
};
export type Done = { ok: true };
export type Joined = { ok: true; version: number; events: CaseEvent[] } | { ok: true; version: number; reset: true };
export type Answer = Done | Joined | Refused;

export function refused(code: Refused["code"]): Refused {
  return { ok: false, code };
}

/** Gives the answer to one message, at once; whatever the room gets next comes after it. */
export type Reply = (answer: Answer) => void;
