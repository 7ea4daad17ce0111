import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { PolicyRule } from "#lib/client/policy.ts";
import { SEVERITY_WORDS } from "#lib/domain/contact-policy/pack-words.ts";

/** A rule in a sentence, how binding it is and what it rests on. `says` and `children`: while it is edited. */
export function RuleLine({
  rule,
  says,
  holds = rule.holds,
  children,
}: {
  rule: PolicyRule;
  says?: ReactNode;
  holds?: boolean;
  children?: ReactNode;
}) {
  const { id, severity, citation } = rule;
  return (
    <li className="pol-rule" data-off={holds ? undefined : ""}>
      <div className="pol-says">{says ?? rule.says}</div>
      <p className="pol-basis">
        <span className="pol-kind" data-kind={severity}>
          {SEVERITY_WORDS[severity]}
        </span>
        {holds ? null : <Badge kind="hold">Switched off</Badge>}
        <span>{citation}</span>
        <code className="ref">{id}</code>
      </p>
      {children}
    </li>
  );
}
