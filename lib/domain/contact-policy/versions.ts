/** Versions of a pack over time: how one follows from another, how they differ, and which is in force. */
import { canonicalJson } from "../canonical.ts";
import type { PackId } from "./input.ts";
import { type Changes, PACKS, valueIn, withChanges } from "./pack-values.ts";
import { parameterNamed, parametersOf } from "./parameters.ts";
import type { Pack, PackRule } from "./rule.ts";
import { sentenceWith, valueWords } from "./value-words.ts";

/** A version that was published. One that was rolled back is out of force from `withdrawnAt` on, or never comes into it. */
export type PackVersion = Pack & { withdrawnAt?: string };

/** The pack with these changes as a version of its own. What may not be changed is left as it is: ask `draftProblems` first. */
export function packFrom(base: Pack, changes: Changes, version: string, effectiveFrom: string): Pack {
  return { ...withChanges(base, changes), version, effectiveFrom };
}

/**
 * The version in force at that instant (milliseconds): the last one to have become effective, of two at the same instant the later in the
 * list, that had not been rolled back. Before any was: the one that comes with Baton.
 */
export function packAt(versions: readonly PackVersion[], id: PackId, at: number): Pack {
  let found: Pack = PACKS[id];
  let since = Number.NEGATIVE_INFINITY;
  for (const one of versions) {
    const began = Date.parse(one.effectiveFrom);
    const isOver = one.withdrawnAt !== undefined && Date.parse(one.withdrawnAt) <= at;
    if (one.id !== id || began > at || began < since || isOver) continue;
    found = one;
    since = began;
  }
  return found;
}

export type Difference = { parameter: string; rule: string; says: string };

/** What differs from `a` in `b`, each in words: `Calls in seven days: 6 → 4`. */
export function differences(a: Pack, b: Pack): Difference[] {
  return parametersOf(a.id).flatMap((parameter) => {
    const [before, after] = [valueIn(a, parameter.id), valueIn(b, parameter.id)];
    if (before === undefined || after === undefined || canonicalJson(before as never) === canonicalJson(after as never))
      return [];
    const [from, to] = [valueWords(parameter, before), valueWords(parameter, after)];
    return [{ parameter: parameter.id, rule: parameter.rule, says: `${parameter.label}: ${from} → ${to}` }];
  });
}

/** The rule's sentence with the pack's own values in it. */
export function sentenceOf(pack: Pack, rule: PackRule): string {
  return sentenceWith(rule, (id) => {
    const [parameter, value] = [parameterNamed(pack.id, id), valueIn(pack, id)];
    return parameter && value !== undefined ? valueWords(parameter, value) : id;
  });
}
