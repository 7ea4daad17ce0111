/** Values that programs trip over, and where they are put. */
import fc from "fast-check";

const TEXTS = [
  "",
  "   ",
  "\0",
  "a\u0001b",
  "\ud800",
  "x\udc00y",
  "\u202eevil\u202c",
  "\ufeff",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "'; drop table cases; --",
  "$1",
  "%s%n",
  "<script>alert(1)</script>",
  "{{7*7}}#{7*7}",
  "../../../etc/passwd",
  "=HYPERLINK(1)",
  "line\r\nSet-Cookie: a=b",
  "NaN",
  "Infinity",
  "1e999",
  "null",
  "true",
  "9999-12-31",
  "0000-00-00",
  "2026-02-30",
  "+275760-09-13T00:00:00.000Z",
  "9999-12-31T23:59:59.999-14:00",
  "0000-01-01T00:00:00Z",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "C-0000-0000",
  "a".repeat(10_000),
  "é".repeat(9_999),
  "((((((((((".repeat(50),
  "a@".repeat(500),
];
const NUMBERS = [0, -0, -1, 0.5, 1e-320, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 1e308, Number.MAX_SAFE_INTEGER];

export function deep(levels: number, of: "array" | "object" = "array"): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = of === "array" ? [value] : { a: value };
  return value;
}

export const strangeText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 50 }) },
);

export const strange: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: strangeText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...NUMBERS, fc.maxSafeInteger()) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      [],
      [[]],
      [[[1]], [null]],
      {},
      { toString: 1 },
      { length: -1 },
      deep(200),
      deep(200, "object"),
      Array.from({ length: 5_000 }, () => 0),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
);

/** The same value with one place in it changed: replaced, dropped, doubled, wrapped, or joined by an unknown member. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(), fc.constantFrom("replace", "replace", "replace", "drop", "wrap", "add", "repeat"), strange)
    .map(([at, how, odd]) => {
      const places = placesOf(value);
      const place = places[at % places.length] ?? [];
      return changed(value, place, how, odd);
    });
}

type Place = readonly string[];

function placesOf(value: unknown, here: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([name, inner]) => placesOf(inner, [...here, name]))];
}

function changed(value: unknown, [name, ...rest]: Place, how: string, odd: unknown): unknown {
  if (name === undefined) return changedHere(value, how, odd);
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  if (rest.length === 0 && how === "drop") delete copy[name];
  else copy[name] = changed(copy[name], rest, how, odd);
  return copy;
}

function changedHere(value: unknown, how: string, odd: unknown): unknown {
  if (how === "wrap") return [value];
  if (how === "repeat") return Array.from({ length: 300 }, () => value);
  if (how === "add" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { ...value, unknownField: odd };
  }
  return odd;
}
