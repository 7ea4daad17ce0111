/**
 * Test kit: one step of a story as the write path runs it: schema, permission, decide, record, evolve. With a clock and
 * ids of its own. Only tests import it.
 */
import { type CaseState, evolve, openCase } from "./case.ts";
import { COMMANDS, type Command, type CommandType, isCommandType } from "./commands.ts";
import type { Context } from "./context.ts";
import { decide } from "./decide.ts";
import { type Directory, type Person, portfoliosOf } from "./directory.ts";
import type { Actor, CaseEvent, NewEvent } from "./events.ts";
import { gateIn } from "./given-gate.ts";
import { DIRECTORY, ID, type PersonName, uuid } from "./given-organisation.ts";
import { type Viewer, whyNot, whyNotOpen } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

/** A Tuesday morning at ten, in London's winter: everybody works. */
export const START = "2026-11-24T10:00:00.000Z";

export type Who = PersonName | "baton" | "gateway" | "key" | "readKey";
export type Given = { type: CommandType; data: unknown } | Exclude<Command, { type: CommandType }>;
export type Step =
  | { who: Who; command: Given; occurredAt?: string }
  | { clock: (now: string) => string }
  | { organisation: (directory: Directory) => Directory };
export type Ask = Step | ((state: CaseState) => Step);

export type World = {
  state: CaseState | null;
  events: CaseEvent[];
  directory: Directory;
  now: string;
  ids: number;
};

export const NO_CASE: World = { state: null, events: [], directory: DIRECTORY, now: START, ids: 0 };

export type Ran = { world: World; facts: NewEvent[]; refusal: Refusal | null; given?: Command };

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
    return { world: { ...record(facts, step, world), ids }, facts, refusal: null, given: command };
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
    ...gateIn(world, command),
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
