/**
 * The one way to change a case. Order of checks (http-api.md 2): visible to the actor, already done, permission, stale,
 * rule. Decides under the row lock on the state snapshot, appends, commits, and only then tells the live half.
 */
import type { Command, SystemCommand } from "../domain/commands.ts";
import type { Context } from "../domain/context.ts";
import { decide } from "../domain/decide.ts";
import type { Directory } from "../domain/directory.ts";
import type { CaseEvent } from "../domain/events.ts";
import { isStale } from "../domain/guard.ts";
import { eventFor } from "../domain/kept-apart.ts";
import { isMaterial } from "../domain/material.ts";
import { mayRead, type Viewer, whyNot } from "../domain/permissions.ts";
import { reachingAllCases } from "../domain/reach.ts";
import { Refusal } from "../domain/refusal.ts";
import { announceCommit, teamsTouched } from "./commits.ts";
import { unlessBlocked } from "./contacts/blocked.ts";
import { gateContext } from "./contacts/gate-context.ts";
import { bodyHash, type CustomerKey } from "./crypto.ts";
import { type Client, errorCode, pool } from "./database.ts";
import { directoryAt } from "./directory.ts";
import {
  appendAndCommit,
  appendFacts,
  beginOnCase,
  eventsOf,
  type HeldCase,
  lockCase,
  rememberQuiet,
} from "./event-store.ts";
import { bodyText, firstAnswer } from "./first-answer.ts";
import { countAnswers } from "./handover-figures.ts";
import { type Identity, viewerOf } from "./identity.ts";
import { newId } from "./ids.ts";
import { forbidden, notFound, Problem } from "./problem.ts";
import { appendToOthers } from "./reach-cases.ts";
import type { ReadCommand } from "./read-command.ts";
import type { Appended, CustomerValue } from "./recording.ts";
import { traced } from "./traced.ts";
import { takeTurn } from "./turns.ts";

export type Answer = { ref: string; version: number; events: CaseEvent[]; replay: boolean };
/**
 * `occurredAt`: when it happened in the world, for import, seed and gateways, in process only; it is judged as of then, and
 * what the gate blocked then is an answer. `directory`: the organisation as the caller's own transaction leaves it, when
 * that transaction changes it.
 */
export type Options = { occurredAt?: string; directory?: Directory };

/** Gives the command to the case. Throws `Problem` or `Refusal`; then nothing was written. */
export function runCommand(by: Identity, ref: string, read: ReadCommand, options: Options = {}): Promise<Answer> {
  const work = () => takeTurn(ref, () => again(() => onOwnTransaction(by, ref, read, options)));
  const given = traced(`command ${read.command.type}`, {}, work);
  return options.occurredAt === undefined ? given.then((answer) => unlessBlocked(read.command, answer, by)) : given;
}

/** The same inside a transaction of the caller, who has locked what comes before cases and calls `announce` after its commit. */
export async function runCommandWithin(
  client: Client,
  by: Identity,
  ref: string,
  read: ReadCommand,
  options: Options = {},
): Promise<{ answer: Answer; announce: () => void }> {
  const held = await lockCase(client, ref, by.actor, read);
  const checked = await decideHeld(client, by, held, read, options);
  if ("answer" in checked) return { answer: checked.answer, announce: () => {} };
  const appended = await appendFacts(client, checked.target, checked.facts, checked.manner);
  const others = await appendToOthers(client, checked, appended.events[0]?.id, read);
  const all = [{ target: checked.target, appended }, ...others];
  const announce = () => all.forEach((one) => void announceAppended(one.target, one.appended));
  return { answer: answerOf(checked.target.ref, appended), announce };
}

async function onOwnTransaction(by: Identity, ref: string, read: ReadCommand, options: Options): Promise<Answer> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    const held = await beginOnCase(client, ref, by.actor, read);
    const checked = await decideHeld(client, by, held, read, options);
    if ("answer" in checked) {
      await client.query("commit");
      return checked.answer;
    }
    const { target, facts, manner } = checked;
    if (reachingAllCases(facts, target.state).length > 0) return await onAllCases(client, checked, read);
    const appended = await appendAndCommit(client, target, facts, manner);
    announceAppended(target, appended);
    return answerOf(target.ref, appended);
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** What is told of the customer: on the case where it was told first, then on all their others. */
async function onAllCases(client: Client, decided: Decided, read: ReadCommand): Promise<Answer> {
  const { target, facts, manner } = decided;
  const appended = await appendFacts(client, target, facts, manner);
  const others = await appendToOthers(client, decided, appended.events[0]?.id, read);
  await client.query("commit");
  announceAppended(target, appended);
  for (const other of others) announceAppended(other.target, other.appended);
  return answerOf(target.ref, appended);
}

type HeldOpen = HeldCase & { key: CustomerKey; state: NonNullable<HeldCase["state"]> };
export type Decided = { target: HeldOpen; facts: ReturnType<typeof decide>; manner: Parameters<typeof appendFacts>[3] };

/** What the command comes to on a held case, before anything is written; the first answer when it was given before. */
export async function decideHeld(
  client: Client,
  by: Identity,
  held: HeldCase | null,
  read: ReadCommand,
  options: Options,
): Promise<{ answer: Answer } | Decided> {
  if (!held) throw notFound();
  const directory = options.directory ?? (await directoryAt(held.orgVersion, client));
  const viewer = viewerOf(by, directory);
  if (!isInternal(read.command) && !mayRead(viewer, held.portfolio)) throw notFound();
  const target = requireKey(held);
  const body = bodyHash(target.key, bodyText(target.ref, read.said));
  if (target.answered) return { answer: await firstAnswer(client, target, target.answered, body) };
  requirePermission(viewer, read.command, target);
  await requireFresh(client, by, target, read);
  const at = options.occurredAt ?? target.now;
  const occurredAt = options.occurredAt ?? saidTime(read.command) ?? target.now;
  const { context: asked, beside } = await gateContext(client, { ...target, now: at }, directory, read.command);
  const context = { ...(await contextOf(client, by, target, directory, occurredAt, read.command)), at, ...asked };
  const facts = decide(read.command, target.state, context);
  const { commandId, basedOn, shown } = read;
  if (facts.length === 0) {
    if (!isInternal(read.command)) await rememberQuiet(client, target, { actor: by.actor, commandId, body });
    return { answer: { ref: target.ref, version: target.version, events: [], replay: false } };
  }
  const values = valuesOf(read.command);
  const manner = { actor: by.actor, commandId, body, directory, occurredAt, basedOn, shown, values, ...beside };
  return { target, facts, manner };
}

function requireKey(held: HeldCase): HeldOpen {
  const { key, state } = held;
  if (!key || !state)
    throw new Problem(422, "refused", "This customer has been erased; the case is only kept as a record.", {
      rule: "customer-erased",
    });
  return { ...held, key, state };
}

export function requirePermission(viewer: Viewer, command: Command, { state }: Pick<HeldOpen, "state">): void {
  if (isInternal(command)) return;
  const why = whyNot(viewer, command.type, state);
  if (why) throw forbidden(why);
}

const INTERNAL: ReadonlySet<string> = new Set<SystemCommand["type"]>([
  "advance-case",
  "release-person",
  "release-team",
  "cover-absence",
  "dispatch-contact",
  "print-letter",
  "settle-contact",
  "receive-message",
  "note-click",
  "take-payment",
  "note-refund",
  "note-chargeback",
  "open-pay-link",
  "lock-pay-link",
  "start-payment",
  "choose-method",
  "fail-payment",
  "await-payment",
  "abandon-payment",
]);

/** What Baton itself gives; `readCommand` lets none of these in from outside. An admin moves cases without reading them. */
function isInternal(command: Command): command is SystemCommand {
  return INTERNAL.has(command.type);
}

/** The stale-action guard: refuses with just what is material and came after the version the decision was based on. */
async function requireFresh(client: Client, by: Identity, held: HeldOpen, read: ReadCommand): Promise<void> {
  requireReached(held, "basedOn", read.basedOn);
  requireReached(held, "shown", read.shown);
  const { basedOn } = read;
  if (basedOn === undefined) return;
  if (!isStale(read.command.type, basedOn, held.state.materialVersion)) return;
  const since = await eventsOf(client, held.id, held.ref, held.key, basedOn);
  const material = since.filter((event) => isMaterial(event.type)).map((event) => eventFor(by.actor, event));
  throw new Problem(409, "stale", "The case changed since this was begun. Look at what changed, then send it again.", {
    basedOn,
    version: held.version,
    material,
  });
}

function requireReached({ version }: HeldOpen, stamp: "basedOn" | "shown", said: number | undefined): void {
  if (said === undefined || said <= version) return;
  const errors = [{ path: stamp, message: `is ahead of the case, which is at ${version}` }];
  throw new Problem(422, "invalid", `${stamp} is ahead of the case, which is at ${version}.`, { errors });
}

async function contextOf(
  client: Client,
  by: Identity,
  held: HeldOpen,
  directory: Directory,
  now: string,
  command: Command,
): Promise<Context> {
  const context = { now, at: held.now, actor: by.actor, directory, newId };
  if (command.type !== "correct-entry") return context;
  const { version } = command.data;
  if (version > held.version) return { ...context, entry: null };
  const [entry = null] = await eventsOf(client, held.id, held.ref, null, version - 1, version);
  return { ...context, entry };
}

/** `record-contact` is the one command of the HTTP API that says when it happened. */
function saidTime(command: Command): string | undefined {
  return command.type === "record-contact" ? command.data.occurredAt : undefined;
}

function valuesOf(command: Command): CustomerValue[] {
  if (command.type !== "change-contact-point") return [];
  const { kind, value, verified = false } = command.data;
  return [{ kind, value, verified }];
}

function answerOf(ref: string, { state, events }: Appended): Answer {
  return { ref, version: state.version, events, replay: false };
}

/** Tells the live half what was appended; called after the commit. */
export function announceAppended(held: HeldOpen, { events, state, notices }: Appended): void {
  const { id: caseId, ref, customerId, portfolio } = held;
  const teams = teamsTouched(held.state, state);
  countAnswers(held.state, events);
  announceCommit({ caseId, ref, customerId, portfolio, version: state.version, events, teams, notices });
}

const RECEIVER_GONE = "BT001";
const TRY_AGAIN = new Set([RECEIVER_GONE, "40P01", "40001", "23505"]);
const TRIES = 4;

/** Decides again after a race that the database settled: a receiver who left meanwhile, a deadlock, one commandId twice. */
export async function again<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries > 1 && TRY_AGAIN.has(errorCode(error) ?? "")) return again(work, tries - 1);
    if (errorCode(error) === RECEIVER_GONE)
      throw new Refusal("person-not-eligible", "This person just left the team. Choose somebody else.");
    throw error;
  }
}
