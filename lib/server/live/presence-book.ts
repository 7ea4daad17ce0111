import type { PresenceState } from "./live-socket.ts";

const STRENGTH: Record<PresenceState, number> = { "on-call": 3, editing: 2, viewing: 1, away: 0 };
/** Three heartbeats of a browser. */
const EXPIRES_MS = 45_000;

type Line = { person: string; state: PresenceState; since: number; until: number };
type Here = { person: string; state: PresenceState };

/** Who is on which case: what each tab last said, until it leaves or falls silent. Times are steady milliseconds. */
export class PresenceBook {
  #cases = new Map<string, Map<string, Line>>();

  /** Returns whether anyone would see a difference. */
  say(caseId: string, tab: string, person: string, state: PresenceState, now: number): boolean {
    const before = this.#stateOf(caseId, person);
    const tabs = this.#cases.get(caseId) ?? new Map<string, Line>();
    this.#cases.set(caseId, tabs);
    const known = tabs.get(tab);
    const since = known?.state === state ? known.since : now;
    tabs.set(tab, { person, state, since, until: now + EXPIRES_MS });
    return before !== this.#stateOf(caseId, person);
  }

  leave(caseId: string, tab: string): boolean {
    const tabs = this.#cases.get(caseId);
    const line = tabs?.get(tab);
    if (!tabs || !line) return false;
    const before = this.#stateOf(caseId, line.person);
    tabs.delete(tab);
    if (tabs.size === 0) this.#cases.delete(caseId);
    return before !== this.#stateOf(caseId, line.person);
  }

  /** Takes out who has been silent for too long; returns the cases on which somebody was. */
  expire(now: number): string[] {
    const changed: string[] = [];
    for (const [caseId, tabs] of this.#cases) {
      const silent = [...tabs].filter(([, line]) => line.until <= now);
      for (const [tab] of silent) if (this.leave(caseId, tab)) changed.push(caseId);
    }
    return [...new Set(changed)];
  }

  /** One entry a person, the strongest of what their tabs say. */
  on(caseId: string): Here[] {
    const people = new Map<string, PresenceState>();
    for (const { person, state } of this.#cases.get(caseId)?.values() ?? []) {
      const known = people.get(person);
      if (!known || STRENGTH[state] > STRENGTH[known]) people.set(person, state);
    }
    return [...people].map(([person, state]) => ({ person, state }));
  }

  /** Who has a call form open on any case, and since when. */
  onCall(): Map<string, number> {
    const people = new Map<string, number>();
    for (const tabs of this.#cases.values()) {
      for (const { person, state, since } of tabs.values()) {
        if (state === "on-call") people.set(person, Math.min(since, people.get(person) ?? since));
      }
    }
    return people;
  }

  #stateOf(caseId: string, person: string): PresenceState | undefined {
    return this.on(caseId).find((here) => here.person === person)?.state;
  }
}
