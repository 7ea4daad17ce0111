/**
 * Test kit: a case in the demo organisation, a clock and deterministic ids, and `given(...).when(...)`. Steps run as the write
 * path runs them: schema, permission, decide, record, evolve. Only tests import it.
 */
import { expect } from "vitest";
import { plusMinutes } from "./calendar.ts";
import { type CaseState, evolve, openCase } from "./case.ts";
import { COMMANDS, type Command, type CommandInput, type CommandType, isCommandType } from "./commands.ts";
import type { Context } from "./context.ts";
import { decide } from "./decide.ts";
import { type Directory, type Person, portfoliosOf } from "./directory.ts";
import type { Actor, CaseEvent, NewEvent } from "./events.ts";
import { DIRECTORY, ID, type PersonName, uuid } from "./given-organisation.ts";
import { type Viewer, whyNot, whyNotOpen } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

/** A Tuesday morning at ten, in London's winter: everybody works. */
export const START = "2026-11-24T10:00:00.000Z";

export { DIRECTORY, ID };
export type Who = PersonName | "baton" | "gateway" | "key" | "readKey";
type Given = { type: CommandType; data: unknown } | Exclude<Command, { type: CommandType }>;
export type Step =
  | { who: Who; command: Given; occurredAt?: string }
  | { clock: (now: string) => string }
  | { organisation: (directory: Directory) => Directory };
type Ask = Step | ((state: CaseState) => Step);

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

export type World = {
  state: CaseState | null;
  events: CaseEvent[];
  directory: Directory;
  now: string;
  ids: number;
};

export const NO_CASE: World = { state: null, events: [], directory: DIRECTORY, now: START, ids: 0 };

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
    refuses(rule: string, more: Partial<Pick<Refusal, "code" | "facts">> = {}) {
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

export type Ran = { world: World; facts: NewEvent[]; refusal: Refusal | null };

/** One step as the write path would take it; a refusal leaves the world as it was. */
export function run(world: World, ask: Ask): Ran {
  const step = typeof ask === "function" ? ask(world.state as CaseState) : ask;
  if ("clock" in step) return { world: { ...world, now: step.clock(world.now) }, facts: [], refusal: null };
  if ("organisation" in step) {
    return { world: { ...world, directory: step.organisation(world.directory) }, facts: [], refusal: null };
  }
  let ids = world.ids;
  const newId = () => uuid(++ids);
  try {
    const command = parsed(step.command);
    requirePermission(step.who, command, world);
    const facts = decide(command, world.state, contextOf(step, command, world, newId));
    return { world: { ...record(facts, step, world), ids }, facts, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { world, facts: [], refusal: error };
    throw error;
  }
}

function parsed(command: Given): Command {
  if (!isCommandType(command.type)) return command as Command;
  const read = COMMANDS[command.type].safeParse(command.data);
  if (read.success) return { type: command.type, data: read.data } as Command;
  const paths = read.error.issues.map(({ path }) => path.join("."));
  throw new Refusal("invalid", read.error.message, { paths }, "invalid");
}

function requirePermission(who: Who, { type, data }: Command, world: World): void {
  if (!isCommandType(type)) return;
  const viewer = viewerOf(who, world.directory);
  const no =
    type === "open-case"
      ? whyNotOpen(viewer, (data as { portfolio: string }).portfolio)
      : whyNot(viewer, type, world.state as CaseState);
  if (no !== null) throw new Refusal("forbidden", no, {}, "forbidden");
}

/** Who this is to the permission table. */
export function viewerOf(who: Who, directory: Directory = DIRECTORY): Viewer {
  const actor = actorOf(who);
  if (actor.kind === "api") return { ...actor, kind: "api", scopes: who === "key" ? ["read", "write"] : ["read"] };
  if (actor.kind !== "user") return { kind: actor.kind, id: actor.id };
  const { role, teams } = directory.people[actor.id] as Person;
  return { kind: "user", id: actor.id, role, teams, portfolios: portfoliosOf(directory, teams) };
}

export function actorOf(who: Who): Actor {
  if (who === "baton") return { kind: "system", id: "baton" };
  if (who === "gateway") return { kind: "gateway", id: "simulated" };
  if (who === "key" || who === "readKey") return { kind: "api", id: uuid(who === "key" ? 2_001 : 2_002) };
  return { kind: "user", id: ID[who] };
}

function contextOf(
  step: { who: Who; occurredAt?: string },
  command: Command,
  world: World,
  newId: () => string,
): Context {
  const named = command.type === "record-contact" ? command.data.occurredAt : undefined;
  const corrected = command.type === "correct-entry" ? command.data.version : undefined;
  const entry = world.events.find(({ version }) => version === corrected);
  return {
    now: step.occurredAt ?? named ?? world.now,
    at: world.now,
    actor: actorOf(step.who),
    directory: world.directory,
    newId,
    ...(corrected !== undefined && { entry: entry ? { type: entry.type, actor: entry.actor } : null }),
  };
}

function record(facts: NewEvent[], step: { who: Who; command: Given; occurredAt?: string }, world: World): World {
  const named = step.command.type === "record-contact" ? (step.command.data as { occurredAt?: string }) : {};
  const occurredAt = step.occurredAt ?? named.occurredAt ?? world.now;
  const stamp = { actor: actorOf(step.who), at: world.now, occurredAt };
  const events = facts.map((fact, at) => eventOf(fact, world.events.length + at + 1, stamp));
  const state = events.reduce<CaseState | null>(apply, world.state);
  return { ...world, events: [...world.events, ...events], state };
}

/** The first event opens the case, every later one moves it on. */
export function apply(state: CaseState | null, event: CaseEvent): CaseState {
  if (state) return evolve(state, event);
  if (event.type === "case-opened") return openCase(event);
  throw new Error(`A case cannot begin with ${event.type}.`);
}

/** A fact as recorded, for tests that need no command to bring it about. */
export function eventOf(
  fact: NewEvent,
  version: number,
  { actor = actorOf("amara"), at = START, occurredAt = at }: { actor?: Actor; at?: string; occurredAt?: string } = {},
): CaseEvent {
  return {
    ...fact,
    id: uuid(500_000 + version),
    caseRef: "C-0000-0000",
    version,
    occurredAt,
    at,
    actor,
    commandId: `command-${version}`,
    prevHash: "0".repeat(64),
    hash: "0".repeat(64),
  };
}
