/** Test kit: a case in the demo organisation, told as `given(...).when(...)`. Only tests import it. */
import { expect } from "vitest";
import { plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { Jurisdiction } from "./codes.ts";
import type { Command, CommandInput, CommandType } from "./commands.ts";
import type { Directory, Person } from "./directory.ts";
import type { NewEvent } from "./events.ts";
import { ID, type PersonName } from "./given-organisation.ts";
import { type Ask, type Given, NO_CASE, type Ran, run, type Step, type Who, type World } from "./given-step.ts";
import type { Refusal } from "./refusal.ts";

/** Somebody gives a command; its data as a client would send it. */
export function as<T extends CommandType>(who: Who, type: T, data: CommandInput[T], occurredAt?: string): Step {
  return { who, command: { type, data }, ...(occurredAt && { occurredAt }) };
}

/** Baton itself: what is due, and what follows from a change of the organisation. */
export function baton<T extends Exclude<Command["type"], CommandType>>(
  type: T,
  data: Extract<Command, { type: T }>["data"],
): Step {
  return { who: "baton", command: { type, data } as Given };
}

export const due = baton("advance-case", {});
export const later = (minutes: number): Step => ({ clock: (now) => plusMinutes(now, minutes) });
export const until = (instant: string): Step => ({ clock: () => instant });
export const organisation = (change: (directory: Directory) => Directory): Step => ({ organisation: change });

/** The organisation, its portfolios all under one country's law. */
export function underLaw(jurisdiction: Jurisdiction): Step {
  return organisation((directory) => ({
    ...directory,
    portfolios: Object.fromEntries(
      Object.entries(directory.portfolios).map(([slug, one]) => [slug, { ...one, jurisdiction }]),
    ),
  }));
}

/** The organisation after one person has changed; undefined as `change` deactivates. */
export function changed(name: PersonName, change: Partial<Person> = { active: false }): Step {
  return organisation((directory) => {
    const before = directory.people[ID[name]];
    if (!before) throw new Error(`Nobody is called ${name}.`);
    return { ...directory, people: { ...directory.people, [before.id]: { ...before, ...change } } };
  });
}

/** The step that opens the usual case: two debts of £100.00 and £50.00 in Early Arrears. */
export function aCase(data: Partial<CommandInput["open-case"]> = {}): Step {
  return as("lena", "open-case", {
    portfolio: "uk",
    customer: { name: "Ruth Achterberg", phone: "07700 900117" },
    debts: [
      { reference: "A-1", balanceMinor: 10_000, dueOn: "2026-10-01" },
      { reference: "A-2", balanceMinor: 5_000, dueOn: "2026-09-01" },
    ],
    ...data,
  });
}

/** A case to which all this has happened, one command a minute. Without a first `open-case`, the usual case is opened. */
export function given(...asks: Ask[]) {
  const opens = asks.some((ask) => typeof ask !== "function" && "who" in ask && ask.command.type === "open-case");
  const world = (opens ? asks : [aCase(), ...asks]).reduce<World>((before, ask) => {
    const { world, refusal } = run(before, ask);
    if (refusal) throw new Error(`Given what the rules refuse (${refusal.rule}): ${refusal.message}`);
    return isCommand(ask) ? { ...world, now: plusMinutes(world.now, 1) } : world;
  }, NO_CASE);
  return story(world);
}

function isCommand(ask: Ask): boolean {
  return typeof ask === "function" || "who" in ask;
}

/** Nothing has happened yet. */
export function nothing() {
  return story(NO_CASE);
}

function story(world: World) {
  return { ...world, state: world.state as CaseState, when: (ask: Ask) => outcome(world, run(world, ask)) };
}

function outcome(before: World, { world, facts, refusal }: Ran) {
  return {
    facts,
    refusal,
    before: before.state as CaseState,
    state: world.state as CaseState,
    events: world.events,
    world,
    when: (ask: Ask) => outcome(world, run(world, ask)),
    /** Exactly these facts in this order; `data` may name only some fields. */
    yields(...expected: { type: NewEvent["type"]; data?: object }[]) {
      expect(refusal, refusal?.message).toBeNull();
      expect(facts.map(({ type }) => type)).toEqual(expected.map(({ type }) => type));
      expect(facts).toMatchObject(expected);
      return this;
    },
    /** A broken rule: nothing was written. */
    refuses(rule: string, more: Partial<Pick<Refusal, "code" | "facts" | "message">> = {}) {
      expect(refusal?.rule).toBe(rule);
      expect(refusal).toMatchObject({ code: "refused", ...more });
      expect(world.state).toBe(before.state);
      return this;
    },
    forbids(sentence?: string) {
      expect(refusal).toMatchObject({ code: "forbidden", ...(sentence && { message: sentence }) });
      return this;
    },
    /** The schema refuses the data at this path. */
    rejects(path: string) {
      expect(refusal).toMatchObject({ code: "invalid", facts: { paths: expect.arrayContaining([path]) } });
      return this;
    },
    staysQuiet() {
      expect(refusal).toBeNull();
      expect(facts).toEqual([]);
      return this;
    },
  };
}
