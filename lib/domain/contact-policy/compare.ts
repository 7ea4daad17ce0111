/** What one pack refuses of a contact that another one does not. */
import { factsOf } from "./facts.ts";
import { refusalsAt, rulesFor } from "./index.ts";
import type { ContactDecisionInput } from "./input.ts";
import type { Pack } from "./rule.ts";
import { firstAllowed, momentOf } from "./until.ts";

/** `blocks`: rules that refuse only by the second pack; `frees`: only by the first. */
export type Comparison = { isSame: boolean; before: boolean; after: boolean; blocks: string[]; frees: string[] };

/**
 * The decisions of two packs on the same proposal, beside each other: `before` and `after` say whether they allow it. An
 * instant is only looked for where nothing else tells them apart.
 */
export function comparePacks(input: ContactDecisionInput, first: Pack, second: Pack): Comparison {
  const facts = factsOf(input);
  const moment = momentOf(facts, facts.at);
  const [a, b] = [first, second].map((pack) => {
    const rules = rulesFor(facts, pack);
    const refusals = refusalsAt(moment, rules);
    const until = () =>
      firstAllowed(
        facts,
        pack.settings,
        rules.map(({ check }) => check),
      );
    const isDeferred = refusals.length > 0 && refusals.every(({ outcome }) => outcome === "defer");
    return { refused: refusals.map(({ rule }) => rule.id), isDeferred, until };
  }) as [Judged, Judged];
  const blocks = b.refused.filter((rule) => !a.refused.includes(rule));
  const frees = a.refused.filter((rule) => !b.refused.includes(rule));
  const differ = blocks.length > 0 || frees.length > 0;
  const isSame = !differ && (!a.isDeferred || a.until() === b.until());
  return { isSame, before: a.refused.length === 0, after: b.refused.length === 0, blocks, frees };
}

type Judged = { refused: string[]; isDeferred: boolean; until(): number | null };
