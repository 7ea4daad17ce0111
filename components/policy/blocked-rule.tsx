"use client";
import { usePack } from "#lib/client/policy.ts";
import type { PackId } from "#lib/domain/contact-policy/input.ts";
import { PACKS } from "#lib/domain/contact-policy/pack-values.ts";
import { type RuleBasis, ruleBasis } from "#lib/domain/contact-policy/rule-words.ts";

/** A rule that refused, as the version that refused by it says it, with what it rests on. */
export function BlockedRule({ rule, pack }: { rule: string; pack: { id: string; version: string } }) {
  const { says, citation } = useRuleOf(rule, pack);
  return (
    <li>
      {says}
      <span className="pol-basis">
        {citation === null ? null : <span>{citation}</span>}
        <code className="ref">{rule}</code>
      </span>
    </li>
  );
}

/** The version that comes with Baton is known here; another one's numbers are asked for, once for all that it refused. */
function useRuleOf(rule: string, { id, version }: { id: string; version: string }): RuleBasis {
  const known = isPack(id) ? id : undefined;
  const isShipped = known !== undefined && PACKS[known].version === version;
  const { data } = usePack(isShipped ? null : id, version);
  return data?.rules.find((one) => one.id === rule) ?? ruleBasis(rule, known);
}

function isPack(id: string): id is PackId {
  return Object.hasOwn(PACKS, id);
}
