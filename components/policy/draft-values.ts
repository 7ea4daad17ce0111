/** The values of a draft while it is edited: what differs from the version that it builds on. Pure. */
import type { Changes, PolicyPack, PolicyParameter, PolicyRule, Value } from "#lib/client/policy.ts";
import type { Parameter } from "#lib/domain/contact-policy/parameters.ts";
import { valueWords } from "#lib/domain/contact-policy/value-words.ts";

/** What the draft says of the parameter. */
export function valueOfDraft(parameter: PolicyParameter, changes: Changes): Value {
  return changes[parameter.id] ?? parameter.value;
}

/** The draft with this value; a value that is the base's own is no change. */
export function withValue(changes: Changes, { id, value: before }: PolicyParameter, value: Value): Changes {
  const { [id]: _, ...others } = changes;
  return isSame(before, value) ? others : { ...others, [id]: value };
}

/** What differs, in words, in the order of the rules. */
export function differencesOf({ rules }: PolicyPack, changes: Changes): { id: string; says: string }[] {
  return rules
    .flatMap(({ parameters }) => parameters)
    .filter(({ id }) => changes[id] !== undefined)
    .map((parameter) => {
      const words = wordsOf(parameter, valueOfDraft(parameter, changes));
      return { id: parameter.id, says: `${parameter.label}: ${parameter.says} → ${words}` };
    });
}

export function wordsOf(parameter: PolicyParameter, value: Value): string {
  return valueWords(parameter as unknown as Parameter, value);
}

/** Whether the rule holds in the draft. */
export function holdsInDraft({ id, holds }: PolicyRule, changes: Changes): boolean {
  return typeof changes[id] === "boolean" ? changes[id] : holds;
}

/** A sentence with its `{parameter}`s apart: `"Calls: at most "`, `{ id: "callsPerDay" }` … */
export function sentenceParts(sentence: string): (string | { id: string })[] {
  return sentence
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => (/^\{\w+\}$/.test(part) ? { id: part.slice(1, -1) } : part));
}

function isSame(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  const [one, other] = [a, b].map((list) => list.map((item) => JSON.stringify(item)));
  const inOrder = typeof a[0] === "string" || typeof b[0] === "string";
  return JSON.stringify(inOrder ? one?.toSorted() : one) === JSON.stringify(inOrder ? other?.toSorted() : other);
}
