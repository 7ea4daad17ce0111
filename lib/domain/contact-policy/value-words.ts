import type { Parameter, Value } from "./parameters.ts";
import type { PackRule } from "./rule.ts";
import type { Opening } from "./settings.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A value of a parameter in words: `6`, `Monday to Saturday 08:00 to 21:00, Sunday closed`, `collection, reminders`. */
export function valueWords(parameter: Parameter, value: Value): string {
  if (parameter.kind === "number") return String(value);
  if (parameter.kind === "switch") return parameter.words[value === true ? 0 : 1];
  if (parameter.kind === "hours") return hoursWords(value as readonly Opening[]);
  const options = parameter.kind === "choice" ? parameter.options : {};
  const named = (value as readonly string[]).map((one) => options[one] ?? one);
  return named.length > 0 ? named.join(", ") : "none";
}

/** The rule's sentence, with what its `{name}`s stand for. `wordsOf` gives the words of the parameter of that name. */
export function sentenceWith({ sentence }: Pick<PackRule, "sentence">, wordsOf: (id: string) => string): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, id: string) => wordsOf(id));
}

function hoursWords(hours: readonly Opening[]): string {
  const runs: { from: number; to: number; words: string }[] = [];
  for (const [day, open] of hours.entries()) {
    const words = open ? `${clock(open[0])} to ${clock(open[1])}` : "closed";
    const last = runs.at(-1);
    if (last?.words === words) last.to = day;
    else runs.push({ from: day, to: day, words });
  }
  return runs.map(({ from, to, words }) => `${daysWords(from, to)} ${words}`).join(", ");
}

function daysWords(from: number, to: number): string {
  if (to - from === 6) return "Every day";
  return from === to ? `${DAYS[from]}` : `${DAYS[from]} to ${DAYS[to]}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
