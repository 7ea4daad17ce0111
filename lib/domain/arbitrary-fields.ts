/** Test kit: the fields that random commands are made of. */
import fc from "fast-check";
import * as codes from "./codes.ts";

export const words = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom("Please", "She needs time", "Ünïcode 🙂", "  spaced  ") },
  { weight: 1, arbitrary: fc.constant("") },
);
export const amount = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 9_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -5, 100_000) },
);
export const currency = fc.oneof(
  { weight: 9, arbitrary: fc.constant("GBP") },
  { weight: 1, arbitrary: fc.constant("USD") },
);

export function one(
  of:
    | "debt"
    | "payment"
    | "dispute"
    | "hold"
    | "handover"
    | "planned"
    | "stuck"
    | "letter"
    | "reservation"
    | "plan"
    | "link",
): fc.Arbitrary<string> {
  return fc.nat(6).map((at) => `@${of}:${at}`);
}
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}
export function slug<T extends object>(table: T) {
  return fc.constantFrom(...codes.slugs(table));
}
