import type { Actor, CaseEvent, EventType } from "../domain/events.ts";
import type { CustomerKey } from "./crypto.ts";
import { type Envelope, ordered, reveal, saltsOf } from "./sealing.ts";

/** One row of `events`, times as wire text. */
export type StoredEvent = {
  version: number;
  id: string;
  type: EventType;
  data: Record<string, unknown>;
  sealed: Buffer | null;
  occurred_at: string;
  at: string;
  actor_kind: Actor["kind"];
  actor_id: string;
  based_on: number | null;
  shown: number | null;
  command_id: string;
  causation_id: string | null;
  prev_hash: string;
  hash: string;
};

/** The columns of a `StoredEvent`, for a select. */
export const EVENT_COLUMNS = `version, id, type, data, sealed, wire_time(occurred_at) as occurred_at, wire_time(at) as at,
  actor_kind, actor_id, based_on, shown, command_id, causation_id, prev_hash, hash`;

export type Proof = { envelope: Envelope; salts: Record<string, string> };

/** The event as a reader gets it; personal fields are absent when the customer has been erased. */
export function toCaseEvent(row: StoredEvent, caseRef: string, key: CustomerKey | null): CaseEvent {
  const data = ordered(reveal(row.type, row.data, row.sealed, row.id, key));
  return { ...envelopeOf(row, caseRef), data, hash: row.hash } as CaseEvent;
}

/** The exact object that was hashed, and the salts of what the reader may see. */
export function proofOf(row: StoredEvent, caseRef: string, key: CustomerKey | null): Proof {
  return { envelope: envelopeOf(row, caseRef), salts: saltsOf(row.sealed, row.id, key) };
}

export function envelopeOf(row: StoredEvent, caseRef: string): Envelope {
  return {
    id: row.id,
    caseRef,
    version: row.version,
    type: row.type,
    data: row.data,
    occurredAt: row.occurred_at,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id },
    ...(row.based_on !== null && { basedOn: row.based_on }),
    ...(row.shown !== null && { shown: row.shown }),
    commandId: row.command_id,
    ...(row.causation_id !== null && { causationId: row.causation_id }),
    prevHash: row.prev_hash,
  };
}
