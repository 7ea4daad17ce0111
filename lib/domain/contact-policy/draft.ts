/** Whether a draft of a pack can be taken: known parameters, values that make sense, and nothing that loosens the law. */
import { canonicalJson } from "../canonical.ts";
import { type Changes, valueIn, withChanges } from "./pack-values.ts";
import { type Parameter, parameterNamed } from "./parameters.ts";
import type { Pack } from "./rule.ts";
import type { Opening, Settings } from "./settings.ts";
import { isStrictEnough } from "./strictness.ts";
import { whyNoValue } from "./value-shape.ts";
import { valueWords } from "./value-words.ts";

export type DraftProblem = {
  parameter: string;
  why: "unknown" | "senseless" | "loosens-law" | "changes-nothing";
  message: string;
};

/** Everything that stands in the way of publishing `changes` on top of `base`; empty when nothing does. */
export function draftProblems(changes: Changes, base: Pack): DraftProblem[] {
  const each = Object.entries(changes).flatMap(([id, value]) => problemOf(id, value, base) ?? []);
  return each.length > 0 ? each : problemsTogether(changes, base);
}

function problemOf(id: string, value: unknown, base: Pack): DraftProblem | null {
  const parameter = parameterNamed(base.id, id);
  if (!parameter)
    return { parameter: id, why: "unknown", message: `${id} is nothing that can be changed in this pack.` };
  const senseless = whyNoValue(parameter, value);
  if (senseless) return { parameter: id, why: "senseless", message: `${parameter.label}: ${senseless}.` };
  if (isStrictEnough(parameter, value)) return null;
  return { parameter: id, why: "loosens-law", message: loosens(parameter) };
}

function loosens(parameter: Parameter): string {
  const floor = "floor" in parameter && parameter.floor !== undefined ? valueWords(parameter, parameter.floor) : "";
  return `${parameter.label}: the law permits ${floor} and nothing looser.`;
}

function problemsTogether(changes: Changes, base: Pack): DraftProblem[] {
  const { settings } = withChanges(base, changes);
  const problems: DraftProblem[] = [];
  const { callsPerDay, callsPerWeek } = settings;
  if (isMovable(base, "callsPerWeek") && callsPerDay > callsPerWeek)
    problems.push(
      senseless("callsPerDay", `${callsPerDay} calls on one day are more than ${callsPerWeek} in seven days.`),
    );
  if (!isEverOpen(settings.hours))
    problems.push(senseless("hours", "Every day is closed: nobody could ever be called."));
  const same = Object.entries(changes).every(
    ([id, value]) => canonicalJson(value as never) === canonicalJson(valueIn(base, id) as never),
  );
  if (same)
    problems.push({
      parameter: "",
      why: "changes-nothing",
      message: "Nothing differs from the version it starts from.",
    });
  return problems;
}

function senseless(parameter: string, message: string): DraftProblem {
  return { parameter, why: "senseless", message };
}

function isMovable({ id }: Pack, parameter: keyof Settings): boolean {
  return parameterNamed(id, parameter) !== undefined;
}

function isEverOpen(hours: readonly Opening[]): boolean {
  return hours.some((open) => open !== null);
}
