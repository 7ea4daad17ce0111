import { dayNumber } from "./days.ts";
import type { NumberParameter, Parameter, Value } from "./parameters.ts";
import type { Opening } from "./settings.ts";

const DAY_MINUTES = 24 * 60;
const MOST_DATES = 400;

/** Why this is no value for the parameter, as the end of a sentence; null when it is one. */
export function whyNoValue(parameter: Parameter, value: unknown): string | null {
  switch (parameter.kind) {
    case "number":
      return whyNoNumber(parameter, value);
    case "switch":
      return typeof value === "boolean" ? null : "must be on or off";
    case "hours":
      return whyNoHours(value);
    case "dates":
      return whyNoDates(value);
    case "choice":
      return isListOf(value, (one) => Object.hasOwn(parameter.options, one))
        ? null
        : `must be some of ${Object.keys(parameter.options).join(", ")}`;
    default:
      return parameter satisfies never;
  }
}

/** Narrows what `whyNoValue` has found nothing wrong with. */
export function isValue(parameter: Parameter, value: unknown): value is Value {
  return whyNoValue(parameter, value) === null;
}

function whyNoNumber({ least, most, floor, stricter, unit }: NumberParameter, value: unknown): string | null {
  if (!Number.isSafeInteger(value)) return "must be a whole number";
  const number = value as number;
  // Beyond the law's own number is said to be that, and not to be senseless.
  const [from, to] = [stricter === "more" && floor ? 0 : least, stricter === "less" && floor ? 1_000_000 : most];
  return from <= number && number <= to ? null : `must be from ${least} to ${most} ${unit}`;
}

function whyNoHours(value: unknown): string | null {
  if (!Array.isArray(value) || value.length !== 7) return "must say each of the seven days";
  const wrong = value.some((open) => open !== null && !isOpening(open));
  return wrong ? "must open before it closes, within the day" : null;
}

function isOpening(open: unknown): open is NonNullable<Opening> {
  if (!Array.isArray(open) || open.length !== 2 || !open.every(Number.isSafeInteger)) return false;
  const [from, to] = open as [number, number];
  return 0 <= from && from < to && to <= DAY_MINUTES;
}

function whyNoDates(value: unknown): string | null {
  if (!isListOf(value, isDate)) return "must be calendar dates, each once";
  return value.length <= MOST_DATES ? null : `must be at most ${MOST_DATES} dates`;
}

function isListOf(value: unknown, is: (one: string) => boolean): value is string[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === "string" && is(one)) &&
    new Set(value).size === value.length
  );
}

/** A date that the calendar has: it reads back as it was written. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = dayNumber(text);
  return Number.isFinite(day) && new Date(day * 86_400_000).toISOString().startsWith(text);
}
