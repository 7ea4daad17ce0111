/** One pure function decides whether one outbound contact may be made now. See docs/contact-policy.md. */
import { CHECKS } from "./checks.ts";
import { type Facts, factsOf, faultsOf } from "./facts.ts";
import type { ContactDecisionInput, PackId } from "./input.ts";
import { PACKS } from "./pack-values.ts";
import type { Check, Moment, Pack, PackRule, Refused } from "./rule.ts";
import { firstAllowed, momentOf } from "./until.ts";

export { type Budget, budgetOf } from "./budget.ts";
export { type DraftProblem, draftProblems } from "./draft.ts";
export { type ContactDecisionInput, contactDecisionSchema, type PackId } from "./input.ts";
export { type Changes, PACKS, valuesOf } from "./pack-values.ts";
export { type Parameter, parametersOf } from "./parameters.ts";
export type { Pack, PackRule } from "./rule.ts";
export { type Difference, differences, type PackVersion, packAt, packFrom, sentenceOf } from "./versions.ts";

export type Reason = { rule: string; citation: string; message: string };
export const DECISIONS = ["allow", "defer", "deny"] as const;
export type ContactDecision = {
  decision: (typeof DECISIONS)[number];
  /** With `defer` only: the first minute at which this same proposal would be allowed, UTC. */
  until?: string;
  /** Every rule that does not allow, in the pack's order. */
  reasons: Reason[];
  /** Facts that somebody should complete; they change no decision. */
  faults: string[];
  pack: { id: PackId; version: string };
};

/**
 * Whether the proposed contact may be made at `input.at`, by the rules of `pack`. Reads no clock and no database. Throws
 * RangeError for a pack, a time or a time zone that cannot be read.
 */
export function decideContact(input: ContactDecisionInput, pack: Pack = packNamed(input.pack)): ContactDecision {
  const facts = factsOf(input);
  const rules = rulesFor(facts, pack);
  const refusals = refusalsAt(momentOf(facts, facts.at), rules);
  const answer = {
    reasons: refusals.map(({ rule, message }) => ({ rule: rule.id, citation: rule.citation, message })),
    faults: faultsOf(input),
    pack: { id: pack.id, version: pack.version },
  };
  if (refusals.length === 0) return { decision: "allow", ...answer };
  if (refusals.some(({ outcome }) => outcome === "deny")) return { decision: "deny", ...answer };
  const checks: Check[] = rules.map(({ check }) => check);
  const until = firstAllowed(facts, pack.settings, checks);
  if (until === null) return { decision: "deny", ...answer };
  return { decision: "defer", until: new Date(until).toISOString(), ...answer };
}

type Prepared = { rule: PackRule; check: Check };

/** The pack's rules that can say anything about these facts. */
export function rulesFor(facts: Facts, pack: Pack): Prepared[] {
  return pack.rules.flatMap((rule) => {
    const check = checkOf(pack, rule)(facts, pack.settings);
    return check ? [{ rule, check }] : [];
  });
}

export function refusalsAt(moment: Moment, rules: readonly Prepared[]): ({ rule: PackRule } & Refused)[] {
  return rules.flatMap(({ rule, check }) => {
    const refused = check(moment);
    return refused ? [{ rule, ...refused }] : [];
  });
}

function packNamed(id: PackId): Pack {
  const pack = Object.hasOwn(PACKS, id) ? PACKS[id] : undefined;
  if (!pack) throw new RangeError(`no such pack: ${id}`);
  return pack;
}

function checkOf({ id }: Pack, rule: PackRule) {
  const check = CHECKS[id][rule.id];
  if (!check) throw new RangeError(`pack ${id} names a rule that has no check: ${rule.id}`);
  return check;
}
