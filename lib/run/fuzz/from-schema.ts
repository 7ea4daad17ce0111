/** Values that a JSON Schema of the document allows, mostly made of what is really there. */
import fc from "fast-check";
import type { Pools } from "./pools.ts";

export type Schema = { [member: string]: unknown };
export type Source = { schemas: Record<string, Schema>; pools: Pools };

const DAY = 86_400_000;
const DEEPEST = 6;

/** An arbitrary for this schema. `name` is the member that holds the value; living things are found by it. */
export function fromSchema(schema: Schema, source: Source, name = "", depth = 0): fc.Arbitrary<unknown> {
  const made = madeOf(schema, source, name, depth);
  return schema.type === "string" && !schema.enum ? source.pools.one(name, made) : made;
}

function madeOf(schema: Schema, source: Source, name: string, depth: number): fc.Arbitrary<unknown> {
  const { $ref, const: constant, enum: values, anyOf, oneOf, type } = schema;
  const inner = (one: unknown) => fromSchema(one as Schema, source, name, depth + 1);
  if (typeof $ref === "string") return inner(source.schemas[$ref.split("/").at(-1) ?? ""] ?? {});
  if (constant !== undefined) return fc.constant(constant);
  if (Array.isArray(values)) return fc.constantFrom(...values);
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return fc.oneof(...choices.map(inner));
  if (Array.isArray(type)) return fc.oneof(...type.map((one) => inner({ ...schema, type: one })));
  if (type === "object") return objectOf(schema, source, depth);
  if (type === "array") return arrayOf(schema, source, name, depth);
  if (type === "string") return textOf(schema, name);
  if (type === "integer" || type === "number") return numberOf(schema, name);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return fc.jsonValue({ maxDepth: 2 });
}

function objectOf(schema: Schema, source: Source, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const required = (schema.required ?? []) as string[];
  if (properties.length === 0 && typeof schema.additionalProperties === "object") {
    const value = fromSchema(schema.additionalProperties as Schema, source, "", depth + 1);
    const key = fromSchema((schema.propertyNames ?? { type: "string", maxLength: 20 }) as Schema, source);
    return fc.dictionary(key as fc.Arbitrary<string>, value, { maxKeys: 4, noNullPrototype: true });
  }
  const kept = properties.filter(([name]) => depth < DEEPEST || required.includes(name));
  const model = Object.fromEntries(kept.map(([name, one]) => [name, fromSchema(one, source, name, depth + 1)]));
  const requiredKeys = required.filter((name) => name in model);
  const needed = Object.fromEntries(requiredKeys.map((name) => [name, model[name] as fc.Arbitrary<unknown>]));
  // The fewer optional members, the fewer rules between them are broken.
  return fc.oneof(
    fc.record(needed, { noNullPrototype: true }),
    fc.record(model, { requiredKeys, noNullPrototype: true }),
  );
}

function arrayOf(schema: Schema, source: Source, name: string, depth: number): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.prefixItems)) {
    return fc.tuple(...schema.prefixItems.map((one) => fromSchema(one as Schema, source, name, depth + 1)));
  }
  const minLength = Number(schema.minItems ?? 0);
  const maxLength = Math.max(minLength, Math.min(Number(schema.maxItems ?? 4), depth < DEEPEST ? 4 : 1));
  const one = fromSchema((schema.items ?? {}) as Schema, source, singular(name), depth + 1);
  return fc.array(one, { minLength, maxLength });
}

function singular(name: string): string {
  return name.replace(/s$/, "");
}

function textOf(schema: Schema, name: string): fc.Arbitrary<string> {
  if (
    /^(dueOn|receivedOn|openedOn|opened|birthDate|asOf|from|until|day|firstDay|lastDay)$/.test(name) &&
    !schema.format
  )
    return someDay();
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "date-time") return someInstant();
  if (typeof schema.pattern === "string") return matching(schema.pattern);
  const maxLength = Math.min(Number(schema.maxLength ?? 60), 300);
  return fc.string({ unit: "grapheme", minLength: Number(schema.minLength ?? 0), maxLength });
}

function matching(pattern: string): fc.Arbitrary<string> {
  return pattern.includes("T(?:") ? someInstant() : fc.stringMatching(new RegExp(pattern));
}

function someInstant(): fc.Arbitrary<string> {
  return fc.integer({ min: -40, max: 400 }).map((days) => new Date(Date.now() + days * DAY).toISOString());
}

function someDay(): fc.Arbitrary<string> {
  return someInstant().map((instant) => instant.slice(0, 10));
}

function numberOf({ minimum, maximum, exclusiveMinimum }: Schema, name: string): fc.Arbitrary<number> {
  if (/^(basedOn|shown|version|after|at)$/.test(name)) return fc.integer({ min: 0, max: 4 });
  const min = Math.ceil(Number(minimum ?? exclusiveMinimum ?? -1_000));
  const max = Math.max(min, Math.min(Number(maximum ?? 100_000), min + 100_000));
  return fc.oneof(fc.integer({ min, max: Math.min(max, min + 20) }), fc.integer({ min, max }));
}
