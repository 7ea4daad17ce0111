import type { PresenceState, SeatCase } from "./live-socket.ts";

const STRENGTH: Record<PresenceState, number> = { "on-call": 3, editing: 2, viewing: 1, away: 0 };
/** Three heartbeats of a browser. */
const EXPIRES_MS = 45_000;

/** What one tab said; `node` is the process that it is connected to, null for this one. */
export type Line = { person: string; state: PresenceState; since: number; node: string | null };
type Kept = Line & { until: number };
type Here = { person: string; state: PresenceState };
type Said = Pick<Line, "person" | "state"> & Partial<Pick<Line, "since" | "node">>;

/**
 * Who is on which case: what each tab last said, here or at another process, until it leaves or falls silent. Times are
 * steady milliseconds.
 */
export class PresenceBook {
  #cases = new Map<string, { place: SeatCase; tabs: Map<string, Kept> }>();

  /** Returns whether anyone would see a difference. */
  say(place: SeatCase, tab: string, said: Said, now: number): boolean {
    const { caseId } = place;
    const before = this.#stateOf(caseId, said.person);
    const known = this.#cases.get(caseId) ?? { place, tabs: new Map<string, Kept>() };
    this.#cases.set(caseId, known);
    const last = known.tabs.get(tab);
    const since = said.since ?? (last?.state === said.state ? last.since : now);
    known.tabs.set(tab, { ...said, node: said.node ?? null, since, until: now + EXPIRES_MS });
    return before !== this.#stateOf(caseId, said.person);
  }

  line(caseId: string, tab: string): Line | undefined {
    return this.#cases.get(caseId)?.tabs.get(tab);
  }

  leave(caseId: string, tab: string): boolean {
    const known = this.#cases.get(caseId);
    const line = known?.tabs.get(tab);
    if (!known || !line) return false;
    const before = this.#stateOf(caseId, line.person);
    known.tabs.delete(tab);
    if (known.tabs.size === 0) this.#cases.delete(caseId);
    return before !== this.#stateOf(caseId, line.person);
  }

  /** Takes out who has been silent for too long; returns the cases on which somebody was. */
  expire(now: number): SeatCase[] {
    return this.#takeOut(({ until }) => until <= now);
  }

  /** Takes out who was there by other processes that are gone. */
  forget(gone: (node: string) => boolean): SeatCase[] {
    return this.#takeOut(({ node }) => node !== null && gone(node));
  }

  /** One entry a person, the strongest of what their tabs say. */
  on(caseId: string): Here[] {
    const people = new Map<string, PresenceState>();
    for (const { person, state } of this.#cases.get(caseId)?.tabs.values() ?? []) {
      const known = people.get(person);
      if (!known || STRENGTH[state] > STRENGTH[known]) people.set(person, state);
    }
    return [...people].map(([person, state]) => ({ person, state }));
  }

  /** The cases of one customer on which somebody is. */
  ofCustomer(customerId: string): SeatCase[] {
    return [...this.#cases.values()].flatMap(({ place }) => (place.customerId === customerId ? [place] : []));
  }

  /** Who has a call form open on any case, and since when. */
  onCall(): Map<string, number> {
    const people = new Map<string, number>();
    for (const { line } of this.lines()) {
      const { person, state, since } = line;
      if (state === "on-call") people.set(person, Math.min(since, people.get(person) ?? since));
    }
    return people;
  }

  /** Everything in the book. */
  lines(): { place: SeatCase; tab: string; line: Line }[] {
    return [...this.#cases.values()].flatMap(({ place, tabs }) =>
      [...tabs].map(([tab, line]) => ({ place, tab, line })),
    );
  }

  #takeOut(isOut: (line: Kept) => boolean): SeatCase[] {
    const changed = new Set<SeatCase>();
    for (const { place, tabs } of [...this.#cases.values()]) {
      const out = [...tabs].filter(([, line]) => isOut(line));
      for (const [tab] of out) if (this.leave(place.caseId, tab)) changed.add(place);
    }
    return [...changed];
  }

  #stateOf(caseId: string, person: string): PresenceState | undefined {
    return this.on(caseId).find((here) => here.person === person)?.state;
  }
}
