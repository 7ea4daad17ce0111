import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Action, history, OF_OPENING, play } from "./arbitrary.ts";
import { canonicalJson } from "./canonical.ts";
import { type CaseState, evolve, fold } from "./case.ts";
import { describeEvent } from "./describe.ts";
import { mayOwnIn } from "./directory.ts";
import { ERASED } from "./erased.ts";
import { type CaseEvent, EVENT_TYPES, type EventType } from "./events.ts";
import { apply, type World } from "./given-step.ts";
import { freezePack } from "./pack.ts";
import { PERSONAL } from "./personal.ts";
import { queueRowOf } from "./queue-row.ts";

const names = { person: () => "P", team: () => "T", debt: () => "D" };

/** Any random history holds it. */
function always(holds: (actions: Action[]) => void, numRuns = 100): void {
  fc.assert(fc.property(history, holds), { numRuns });
}

function last(actions: Action[]): World {
  const world = play(actions).at(-1)?.world;
  if (!world) throw new Error("nothing was played");
  return world;
}

/** Every event with the state before and after it. */
function moves(events: readonly CaseEvent[]): { before: CaseState | null; event: CaseEvent; after: CaseState }[] {
  let before: CaseState | null = null;
  return events.map((event) => {
    const move = { before, event, after: apply(before, event) };
    before = move.after;
    return move;
  });
}

describe("random histories", () => {
  it("reach every event type and refuse a good part, so that what follows means something", () => {
    const types = new Set<EventType>();
    const rules = new Set<string>();
    const missing = () => EVENT_TYPES.filter((type) => !types.has(type) && !OF_OPENING.includes(type));
    for (let seed = 1; seed <= 20 && missing().length > 0; seed += 1) {
      const ran = fc.sample(history, { numRuns: 200, seed }).flatMap((actions) => play(actions).slice(1));
      for (const { facts, refusal } of ran) {
        for (const { type } of facts) types.add(type);
        if (refusal?.rule) rules.add(refusal.rule);
      }
    }
    expect(missing()).toEqual([]);
    expect(rules.size).toBeGreaterThan(25);
  });
});

describe("ownership", () => {
  it("is one owner at every version, changed by owner-changed alone, each naming the one before", () => {
    always((actions) => {
      for (const { before, event, after } of moves(last(actions).events)) {
        const { since: _, ...owner } = after.owner;
        expect(owner.team).not.toBe("");
        expect(after.owners.at(-1)).toMatchObject(after.owner);
        if (event.type === "owner-changed") {
          expect(event.data).toMatchObject({ from: { team: before?.owner.team, user: before?.owner.user }, to: owner });
          expect(after.owner.since).toBe(event.occurredAt);
        } else if (before) expect(after.owner).toEqual(before.owner);
      }
    });
  });

  it("changes at most once in a command", () => {
    always((actions) => {
      for (const { facts } of play(actions)) {
        expect(facts.filter(({ type }) => type === "owner-changed").length).toBeLessThanOrEqual(1);
      }
    });
  });

  it("is never with somebody who may not own there, whoever leaves", () => {
    always((actions) => {
      const { state, directory } = last(actions);
      const { team, user } = (state as CaseState).owner;
      if (user !== null) expect(mayOwnIn(directory.people[user], team)).toBe(true);
    });
  });
});

describe("an open handover", () => {
  it("is at most one, of an open case, and leaves the sender's side accountable", () => {
    always((actions) => {
      let offeredBy: string | null = null;
      for (const { before, event, after } of moves(last(actions).events)) {
        if (event.type === "handover-offered") {
          expect(before?.handover).toBeNull();
          offeredBy = after.owner.team;
        }
        if (!after.handover) continue;
        expect(after.lifecycle.state).toBe("open");
        // while it goes away with a move of the case, the withdrawal stands before the new owner
        expect(after.owner.team).toBe(offeredBy);
      }
    });
  });

  it("names nobody who has left, neither as sender nor as receiver, and only a team that may take it", () => {
    always((actions) => {
      const { state, directory } = last(actions);
      const open = state?.handover;
      if (!open) return;
      if (open.toUser !== null) expect(mayOwnIn(directory.people[open.toUser], open.toTeam)).toBe(true);
      expect(directory.teams[open.toTeam]?.portfolios).toContain(state.portfolio);
      if (directory.people[open.by]) expect(mayOwnIn(directory.people[open.by], state.owner.team)).toBe(true);
    });
  });
});

describe("the fold", () => {
  it("of pushed events one by one equals the fold of the whole log, and gaps never occur", () => {
    always((actions) => {
      const { events, state } = last(actions);
      expect(events.map(({ version }) => version)).toEqual(events.map((_, at) => at + 1));
      expect(fold(events)).toEqual(state);
      expect(state?.version).toBe(events.length);
    });
  });

  it("survives JSON: snapshots and pushed events are JSON", () => {
    always((actions) => {
      for (const { before, event, after } of moves(last(actions).events)) {
        const pushed = apply(before && json(before), json(event));
        expect(canonicalJson(pushed)).toBe(canonicalJson(after));
      }
    });
  });

  it("never changes what it is given", () => {
    always((actions) => {
      for (const { before, event } of moves(last(actions).events)) {
        const given = canonicalJson([before, event]);
        apply(frozen(before), frozen(event));
        expect(canonicalJson([before, event])).toBe(given);
      }
    });
  });

  it("is total over erased fields, and so is all that reads the state", () => {
    always((actions) => {
      const { events } = last(actions);
      const erased = events.map(erase);
      const state = fold(erased);
      expect(state.customer.name).toBe(ERASED);
      expect(state).toMatchObject(withoutPersonal(fold(events)));
      freezePack(state);
      queueRowOf(state, state.openedAt);
      for (const event of erased) describeEvent(event, names);
      expect(JSON.stringify(state)).not.toMatch(/Ruth|She needs time/);
    });
  });

  it("lets an erased case go on", () => {
    fc.assert(
      fc.property(history, history, (before, after) => {
        const world = last(before);
        const events = world.events.map(erase);
        expect(() => play(after, { ...world, events, state: fold(events) })).not.toThrow();
      }),
      { numRuns: 40 },
    );
  });

  it("leaves a usable state after an event of a newer version", () => {
    always((actions) => {
      for (const { event, after } of moves(last(actions).events).slice(-3)) {
        const newer = { ...event, type: "moon-rose", data: {}, version: event.version + 1 } as unknown as CaseEvent;
        expect(evolve(after, newer)).toEqual({
          ...after,
          version: event.version + 1,
          arrearsMinor: expect.any(Number),
        });
      }
    });
  });
});

describe("a refusal", () => {
  it("writes nothing", () => {
    always((actions) => {
      play(actions).reduce((before, ran) => {
        if (ran.refusal) expect(ran.world).toBe(before.world);
        return ran;
      });
    });
  });
});

function json<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

/** As the API gives the event once the customer's key is destroyed. */
function erase(event: CaseEvent): CaseEvent {
  const erased = structuredClone(event);
  for (const pointer of PERSONAL[event.type]) {
    const path = pointer.slice(1).split("/");
    const parent = path.slice(0, -1).reduce<unknown>((value, key) => Reflect.get(value as object, key), erased.data);
    Reflect.deleteProperty(parent as object, path.at(-1) ?? "");
  }
  return erased;
}

/** What erasure must not touch: who owns, what is owed, what holds the case and what is due. */
function withoutPersonal(state: CaseState) {
  const { owner, owners, lifecycle, status, balanceMinor, arrearsMinor, creditMinor, dueAt, debts, version } = state;
  const holds = state.holds.map(({ id, kind, until, version }) => ({ id, kind, until, version }));
  return { owner, owners, lifecycle, status, balanceMinor, arrearsMinor, creditMinor, dueAt, debts, version, holds };
}
