/** Changes of packs for tests: any at all, sensible or not. */
import fc from "fast-check";
import { PACK_IDS, type PackId } from "./input.ts";
import type { Changes } from "./pack-values.ts";
import { type Parameter, parametersOf } from "./parameters.ts";

const minute = fc.integer({ min: -30, max: 1_500 });
const anyHours = fc.array(
  fc.oneof(
    fc.constant(null),
    fc.tuple(minute, minute),
    fc.constant([480, 1260] as const),
    fc.constant([540, 1020] as const),
  ),
  { minLength: 7, maxLength: 7 },
);

/** Any values of any parameters of some pack. */
export const anyChanges: fc.Arbitrary<{ pack: PackId; changes: Changes }> = fc.constantFrom(...PACK_IDS).chain((pack) =>
  fc
    .uniqueArray(fc.constantFrom(...parametersOf(pack)), { minLength: 1, maxLength: 6, selector: ({ id }) => id })
    .chain((parameters) => fc.tuple(...parameters.map((one) => anyValue(one).map((value) => [one.id, value] as const))))
    .map((entries) => ({ pack, changes: Object.fromEntries(entries) as Changes })),
);

function anyValue(parameter: Parameter): fc.Arbitrary<unknown> {
  if (parameter.kind === "number") return fc.integer({ min: 0, max: 30 });
  if (parameter.kind === "switch") return fc.boolean();
  if (parameter.kind === "hours") return anyHours;
  if (parameter.kind === "choice") return fc.subarray(Object.keys(parameter.options));
  return fc.subarray(["2026-04-07", "2026-07-14", "2026-09-09"]);
}
