/** Turns facts into what is stored: hashed, chained and sealed events, the case row and what follows from them. Pure but for fresh ids, salts and IVs. */
import { type CaseState, evolve, FOLD, openCase } from "../domain/case.ts";
import type { Directory } from "../domain/directory.ts";
import type { Actor, CaseEvent, NewEvent } from "../domain/events.ts";
import { nextTimer } from "../domain/figures.ts";
import { noticesOf } from "../domain/notices.ts";
import { queueRowOf } from "../domain/queue-row.ts";
import { type ContactRows, contactRowsOf } from "./contacts/contact-sql.ts";
import { type CustomerKey, seal } from "./crypto.ts";
import { type Holder, holdersOf, receiversOf } from "./holders.ts";
import { actorKey } from "./identity.ts";
import { newId } from "./ids.ts";
import { commit, type Envelope, hashOf, ordered } from "./sealing.ts";
import { type FoundBy, foundBy } from "./search/found-by.ts";

export const FIRST_HASH = "0".repeat(64);

export function stateBound(caseId: string): string {
  return `state:${caseId}`;
}

export function cardBound(caseId: string): string {
  return `card:${caseId}`;
}

/** A value of the customer that no event carries: contact points, reference, birth date. */
export type CustomerValue = { kind: string; value: string; verified: boolean };

export function valueBound(customerId: string, kind: string): string {
  return `value:${customerId}:${kind}`;
}

/** What facts are appended to. `state` is null for a case that these facts open. */
export type Target = {
  id: string;
  ref: string;
  customerId: string;
  portfolio: string;
  version: number;
  lastHash: string;
  now: string;
  key: CustomerKey;
  state: CaseState | null;
};
export type Manner = {
  actor: Actor;
  commandId: string;
  body: Buffer;
  directory: Directory;
  occurredAt: string;
  basedOn?: number;
  shown?: number;
  values?: CustomerValue[];
  /** Values that a known customer has already: a new case is found by them too. */
  standing?: CustomerValue[];
  /** Of a fact that was told on another case of the customer: the event there, and what the command is remembered as here. */
  causationId?: string;
  rememberedAs?: string;
  /** Of a contact that is let go or comes in: the keyed hash of the address, and who carries it. */
  point?: { point: string; provider: string };
  /** Links that what is let go carries, by the hash of their random part (`\\x` and hex). */
  links?: { hash: string; contact_id: string; channel: string }[];
};
export type Appended = { events: CaseEvent[]; state: CaseState; notices: { person: string; kind: string }[] };

type Recorded = Appended & { holders: Holder[]; payload: object; found: FoundBy; contacts: ContactRows };
type Notice = { person: string; kind: string; version: number; at: string };

/** What one command adds to a case: events sealed and chained, and what is stored beside them. */
export type Facts = {
  events: CaseEvent[];
  state: CaseState;
  rows: object[];
  owners: object[];
  command: object;
  values: object[];
  notices: Notice[];
  holders: Holder[];
  /** What the case is found by from now on. */
  found: FoundBy;
  /** What is added to the customer's history of contacts, and work outside the database. */
  contacts: ContactRows;
};

/** The facts as recorded, and the payload of `append_events`. */
export function record(target: Target, facts: NewEvent[], manner: Manner): Recorded {
  const { rows, owners, command, values, ...recorded } = recordFacts(target, facts, manner);
  const { events, state, notices, holders, found, contacts } = recorded;
  const payload = {
    ...(target.state === null && {
      opens: { ref: target.ref, customer_id: target.customerId, portfolio: target.portfolio },
    }),
    case: caseRow(target, state, events.at(-1)?.hash ?? target.lastHash),
    events: rows,
    owners,
    receivers: receiversOf(holders),
    command,
    values,
    notices: onePerPerson(notices),
  };
  return { events, state, notices, holders, payload, found, contacts };
}

/** The facts as recorded on top of the target. Several commands may be recorded one after another before any is stored. */
export function recordFacts(target: Target, facts: NewEvent[], manner: Manner): Facts {
  const rows: object[] = [];
  const events: CaseEvent[] = [];
  const notices: Notice[] = [];
  const holders: Holder[] = [];
  let state = target.state;
  let prevHash = target.lastHash;
  for (const fact of facts) {
    const version = target.version + events.length + 1;
    const { event, row } = recordFact(fact, target, manner, version, prevHash, events[0]?.id ?? manner.causationId);
    const after = next(state, event);
    const told = noticesOf(state, event, after, manner.directory);
    notices.push(...told.map((notice) => ({ ...notice, version, at: event.at })));
    holders.push(...holdersOf(state, event));
    state = after;
    prevHash = event.hash;
    events.push(event);
    rows.push(row);
  }
  if (!state) throw new Error("Nothing to append.");
  const owners = events.flatMap(ownerOf);
  const command = commandRow(target, state, manner);
  const found = foundBy(target.portfolio, events, manner);
  const [values, contacts] = [valueRows(target, manner), contactRowsOf(events, state)];
  return { events, state, rows, owners, command, values, notices, holders, found, contacts };
}

function next(state: CaseState | null, event: CaseEvent): CaseState {
  if (state) return evolve(state, event);
  if (event.type !== "case-opened") throw new Error("A case begins with case-opened.");
  return openCase(event);
}

function recordFact(
  fact: NewEvent,
  target: Target,
  manner: Manner,
  version: number,
  prevHash: string,
  causationId: string | undefined,
): { event: CaseEvent; row: object } {
  const id = newId();
  const { data, sealed } = commit(fact.type, fact.data, id, target.key);
  const envelope: Envelope = {
    id,
    caseRef: target.ref,
    version,
    type: fact.type,
    data,
    occurredAt: manner.occurredAt,
    at: target.now,
    actor: manner.actor,
    ...(manner.basedOn !== undefined && { basedOn: manner.basedOn }),
    ...(manner.shown !== undefined && { shown: manner.shown }),
    commandId: manner.commandId,
    ...(causationId !== undefined && { causationId }),
    prevHash,
  };
  const hash = hashOf(envelope);
  return { event: { ...envelope, data: ordered(fact.data), hash } as CaseEvent, row: rowOf(envelope, sealed, hash) };
}

function rowOf(envelope: Envelope, sealed: Buffer | null, hash: string): object {
  return {
    version: envelope.version,
    id: envelope.id,
    type: envelope.type,
    data: envelope.data,
    sealed: sealed?.toString("hex"),
    occurred_at: envelope.occurredAt,
    at: envelope.at,
    actor_kind: envelope.actor.kind,
    actor_id: envelope.actor.id,
    based_on: envelope.basedOn,
    shown: envelope.shown,
    command_id: envelope.commandId,
    causation_id: envelope.causationId,
    prev_hash: envelope.prevHash,
    hash,
  };
}

/** How the command is remembered, so that its repeat gets the first answer. */
function commandRow(target: Target, state: CaseState, manner: Manner): object {
  const { actor, commandId, rememberedAs = commandId, body } = manner;
  return {
    actor: actorKey(actor),
    id: rememberedAs,
    body: body.toString("hex"),
    from: target.version + 1,
    to: state.version,
  };
}

function valueRows({ customerId, key }: Target, { values = [] }: Manner): object[] {
  return values.map(({ kind, value, verified }) => ({
    customer_id: customerId,
    kind,
    value: seal(key, value, valueBound(customerId, kind)).toString("hex"),
    verified,
  }));
}

/** The case's row as these facts leave it. */
export function caseRow(target: Target, state: CaseState, lastHash: string): object {
  return {
    id: target.id,
    version: state.version,
    fold: FOLD,
    state: seal(target.key, state, stateBound(target.id)).toString("hex"),
    card: seal(target.key, queueRowOf(state, target.now), cardBound(target.id)).toString("hex"),
    last_hash: lastHash,
    last_at: target.now,
    ...columnsOf(state),
  };
}

export type CaseColumns = ReturnType<typeof columnsOf>;

/** The columns of a case row that say in clear what the state says. */
export function columnsOf(state: CaseState) {
  return {
    lifecycle: state.lifecycle.state,
    status: state.status,
    owner_team: state.owner.team,
    owner_user: state.owner.user,
    offer_team: state.handover?.toTeam ?? null,
    offer_user: state.handover?.toUser ?? null,
    offer_by: state.handover?.by ?? null,
    on_hold: state.holds.length > 0,
    currency: state.currency,
    balance_minor: state.balanceMinor,
    due_at: state.dueAt,
    promise_breaks_at: state.arrangement?.kind === "promise" ? state.arrangement.breaksAt : null,
    next_due_at: nextTimer(state),
  };
}

function ownerOf(event: CaseEvent): object[] {
  if (event.type === "case-opened") return [{ version: event.version, ...owner(event.data.owner) }];
  return event.type === "owner-changed" ? [{ version: event.version, ...owner(event.data.to) }] : [];
}

function owner({ team, user }: { team: string; user: string | null }): object {
  return { team, user };
}

/** Several facts make one notice per person: the last. */
export function onePerPerson<T extends { person: string }>(notices: T[]): T[] {
  return [...new Map(notices.map((notice) => [notice.person, notice])).values()];
}
