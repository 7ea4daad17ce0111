/** Which of two values of a parameter is the stricter one. */
import type { Parameter, Value } from "./parameters.ts";
import type { Opening } from "./settings.ts";
import { isValue } from "./value-shape.ts";

/** Whether the value keeps what the parameter's law demands. True where nothing about it is law. */
export function isStrictEnough(parameter: Parameter, value: unknown): boolean {
  if (!isValue(parameter, value)) return false;
  const floor = "floor" in parameter ? parameter.floor : undefined;
  return floor === undefined || isAsStrict(parameter, value, floor);
}

/** Whether `one` forbids all that `other` forbids. Both must be values of the parameter. */
export function isAsStrict(
  { kind, stricter }: Pick<Parameter, "kind" | "stricter">,
  one: Value,
  other: Value,
): boolean {
  const [more, less] = stricter === "more" ? [one, other] : [other, one];
  if (kind === "number" || kind === "switch") return Number(more) >= Number(less);
  if (kind === "hours") return lies(one as readonly Opening[], other as readonly Opening[]);
  return (less as readonly string[]).every((item) => (more as readonly string[]).includes(item));
}

/** Whether each day of the first is open only while the second is. */
function lies(inner: readonly Opening[], outer: readonly Opening[]): boolean {
  return inner.every((open, day) => {
    const around = outer[day];
    return open === null || (around != null && around[0] <= open[0] && open[1] <= around[1]);
  });
}
