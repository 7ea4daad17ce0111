/**
 * Between an event as people read it and as it is stored: each personal field is replaced by a commitment, its salt and
 * value are sealed under the customer's key. The hash covers the commitments only, so it verifies without any key.
 */
import { canonicalJson } from "../domain/canonical.ts";
import type { CaseEvent, EventType } from "../domain/events.ts";
import { isKnownEvent } from "../domain/known-events.ts";
import { PERSONAL } from "../domain/personal.ts";
import { type CustomerKey, commitmentOf, makeSalt, open, seal, sha256 } from "./crypto.ts";

type Json = Record<string, unknown>;
/** By JSON pointer into `data`: the salt (base64url) and the value. */
type Opened = Record<string, [salt: string, value: unknown]>;
export type Committed = { data: Json; sealed: Buffer | null };

/** Everything that the hash covers; absent optional members are left out. */
export type Envelope = Omit<CaseEvent, "data" | "type" | "hash"> & { type: string; data: Json };

/** Splits an event's data into what is stored in clear (commitments in place of personal fields) and what is sealed. */
export function commit(type: EventType, data: Json, eventId: string, key: CustomerKey): Committed {
  const opened: Opened = {};
  let stored = data;
  for (const pointer of PERSONAL[type]) {
    const value = at(stored, pointer);
    if (value === undefined) continue;
    const salt = makeSalt();
    opened[pointer] = [salt, value];
    stored = put(stored, pointer, { c: commitmentOf(salt, textOf(value)) });
  }
  const sealed = Object.keys(opened).length > 0 ? seal(key, opened, `event:${eventId}`) : null;
  return { data: stored, sealed };
}

/**
 * The event's data as people read it. Without a key (erased customer) personal fields are absent; so are those of a type
 * that a newer build wrote, which alone knows who may read them.
 */
export function reveal(
  type: EventType,
  data: Json,
  sealed: Buffer | null,
  eventId: string,
  key: CustomerKey | null,
): Json {
  const opened = openFields(sealed, eventId, key);
  const known = isKnownEvent({ type });
  let plain = data;
  for (const pointer of known ? PERSONAL[type] : Object.keys(opened)) {
    if (at(plain, pointer) === undefined) continue;
    plain = put(plain, pointer, known ? opened[pointer]?.[1] : undefined);
  }
  return plain;
}

/** The same value with every object's members in one order, so that an answer and its repeat are the same bytes. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, inner]) => [name, ordered(inner)]));
}

/** The salts of an event's personal fields, for a reader who may verify them. */
export function saltsOf(sealed: Buffer | null, eventId: string, key: CustomerKey | null): Record<string, string> {
  const opened = openFields(sealed, eventId, key);
  return Object.fromEntries(Object.entries(opened).map(([pointer, [salt]]) => [pointer, salt]));
}

/** hex(SHA-256(RFC 8785 canonical JSON of the envelope)). */
export function hashOf(envelope: Envelope): string {
  return sha256(canonicalJson(envelope));
}

/** A string is committed as its exact UTF-8, any other value as its canonical JSON. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : canonicalJson(value);
}

/** The sealed salts and values of an event; none without a key. Throws when they do not open. */
export function openFields(sealed: Buffer | null, eventId: string, key: CustomerKey | null): Opened {
  return sealed && key ? open<Opened>(key, sealed, `event:${eventId}`) : {};
}

/** The value at a JSON pointer; undefined when there is none. */
export function at(data: Json, pointer: string): unknown {
  return steps(pointer).reduce<unknown>((value, step) => (value as Json | undefined)?.[step], data);
}

/** A copy of `data` with the value at `pointer` replaced, or removed when undefined. */
function put(data: Json, pointer: string, value: unknown): Json {
  const [first = "", ...rest] = steps(pointer);
  const inner = rest.length > 0 ? put(data[first] as Json, `/${rest.join("/")}`, value) : value;
  const { [first]: _replaced, ...others } = data;
  return inner === undefined ? others : { ...others, [first]: inner };
}

function steps(pointer: string): string[] {
  return pointer.slice(1).split("/");
}
