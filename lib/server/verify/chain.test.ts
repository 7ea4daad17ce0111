import { describe, expect, it } from "vitest";
import { FIRST_HASH } from "../recording.ts";
import { hashOf } from "../sealing.ts";
import { envelopeOf, type StoredEvent } from "../stored-event.ts";
import { BEFORE_ALL, checkLink, type Link } from "./chain.ts";
import { firstDifference } from "./first-difference.ts";
import { checkFields } from "./sealed-fields.ts";

const REF = "C-7K3M-Q9TX";

function event(changes: Partial<StoredEvent> = {}): StoredEvent {
  const unhashed: StoredEvent = {
    version: 1,
    id: "00000000-0000-7000-8000-000000000001",
    type: "debt-paid",
    data: { debtId: "d" },
    sealed: null,
    occurred_at: "2026-11-20T10:00:00.000Z",
    at: "2026-11-22T10:00:00.000Z",
    actor_kind: "user",
    actor_id: "a",
    based_on: null,
    shown: null,
    command_id: "command-1",
    causation_id: null,
    prev_hash: FIRST_HASH,
    hash: "",
    ...changes,
  };
  return { ...unhashed, hash: hashOf(envelopeOf(unhashed, REF)) };
}

function following(first: StoredEvent, changes: Partial<StoredEvent> = {}): StoredEvent {
  return event({ version: 2, prev_hash: first.hash, ...changes });
}

describe("checkLink", () => {
  it("accepts events that follow each other, in the same millisecond too", () => {
    const first = event();
    expect(() => checkLink(first, BEFORE_ALL, REF)).not.toThrow();
    expect(() => checkLink(following(first), first, REF)).not.toThrow();
  });

  it.each<[name: string, second: (first: StoredEvent) => StoredEvent, what: RegExp]>([
    [
      "recorded before the one in front",
      (first) => following(first, { at: "2026-11-22T09:59:59.999Z" }),
      /recorded at/,
    ],
    ["leaving out a version", (first) => following(first, { version: 3 }), /missing: the next event in the log is #3/],
    ["repeating a version", (first) => following(first, { version: 1 }), /missing/],
    [
      "that follows another event",
      (first) => following(first, { prev_hash: FIRST_HASH }),
      /prevHash is not the hash of #1/,
    ],
  ])("refuses an event %s though its own hash is right", (_, second, what) => {
    const first: Link = event();
    expect(() => checkLink(second(event()), first, REF)).toThrow(what);
  });

  it("refuses the event of another case", () => {
    expect(() => checkLink(event(), BEFORE_ALL, "C-0000-0000")).toThrow(/^hash is not/);
  });

  it("names an event that cannot be hashed instead of failing", () => {
    const broken = { ...event(), data: { debtId: "\ud800" } };
    expect(() => checkLink(broken, BEFORE_ALL, REF)).toThrow(/cannot be hashed/);
  });
});

describe("checkFields", () => {
  it("refuses a type that nobody knows, inherited names too", () => {
    for (const type of ["case-vanished", "constructor"])
      expect(() => checkFields(event({ type: type as never }), null)).toThrow(`no such event type: ${type}`);
  });

  it("refuses a personal value that stands in clear", () => {
    const clear = event({ type: "note-added", data: { text: "in clear" }, sealed: Buffer.of(1) });
    expect(() => checkFields(clear, null)).toThrow("/text is not stored as a commitment");
  });
});

describe("firstDifference", () => {
  it.each([
    [{ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] } }, "/b/c/1"],
    [{ a: undefined }, {}, ""],
    [{ a: [] }, { a: {} }, "/a"],
    [{ a: 1 }, { a: 1, z: null }, "/z"],
    [{ a: { b: 1 } }, { a: { b: 1 } }, ""],
  ])("%j and %j differ at %j", (a, b, pointer) => expect(firstDifference(a, b)).toBe(pointer));
});
