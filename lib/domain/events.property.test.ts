import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { history, play } from "./arbitrary.ts";
import { canonicalJson } from "./canonical.ts";
import { EVENT_TYPES, EVENTS, type EventType, type NewEvent } from "./events.ts";
import { aCase } from "./given.ts";
import { EXAMPLES } from "./given-events.ts";
import { NO_CASE, run } from "./given-step.ts";
import { PERSONAL } from "./personal.ts";

/** Whether the data is exactly what the vocabulary says: nothing missing, nothing more. */
function requireValid({ type, data }: NewEvent): void {
  const read = EVENTS[type].safeParse(data);
  expect(read.error?.message, type).toBeUndefined();
  expect(canonicalJson(read.data), type).toBe(canonicalJson(data));
}

describe("every fact that decide yields", () => {
  it("is exactly of its event's schema", () => {
    for (const fact of run(NO_CASE, aCase()).facts) requireValid(fact);
    const valid = (actions: Parameters<typeof play>[0]) => {
      for (const { facts } of play(actions)) facts.forEach(requireValid);
    };
    fc.assert(fc.property(history, valid), { numRuns: 100 });
  });
});

describe("the vocabulary", () => {
  it.each(EVENT_TYPES)("has an example of %s with every personal field", (type) => {
    requireValid({ type, data: EXAMPLES[type] } as NewEvent);
    for (const pointer of PERSONAL[type]) expect(at(EXAMPLES[type], pointer), pointer).toBeDefined();
  });

  it.each(EVENT_TYPES)("has every personal field of %s in its schema", (type) => {
    for (const pointer of PERSONAL[type]) expect(schemaAt(type, pointer), pointer).toBeDefined();
  });

  it("knows a pointer that leads nowhere", () => {
    expect(schemaAt("note-added", "/txet")).toBeUndefined();
    expect(schemaAt("case-opened", "/customer/nmae")).toBeUndefined();
  });

  it("marks no two pointers of which one lies in the other: a field is sealed once", () => {
    for (const type of EVENT_TYPES) {
      for (const one of PERSONAL[type]) {
        expect(PERSONAL[type].filter((other) => other !== one && other.startsWith(`${one}/`))).toEqual([]);
      }
    }
  });
});

function at(data: unknown, pointer: string): unknown {
  return pointer
    .slice(1)
    .split("/")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data);
}

function schemaAt(type: EventType, pointer: string): unknown {
  return pointer
    .slice(1)
    .split("/")
    .reduce<z.ZodType | undefined>((schema, key) => {
      const shape = (schema as { shape?: Record<string, z.ZodType> } | undefined)?.shape;
      return shape && Object.hasOwn(shape, key) ? shape[key] : undefined;
    }, EVENTS[type]);
}
