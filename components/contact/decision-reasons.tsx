import type { Decided } from "#components/contact/decided.ts";
import { ruleWords } from "#components/contact/permission-words.ts";
import type { Reason } from "#lib/domain/contact-policy/index.ts";
import { sentence } from "#lib/domain/sentence.ts";

type DecisionReasonsProps = Pick<Decided, "decision" | "rules" | "pack"> & { reasons?: Reason[] };

/** Each rule that spoke against it: its name, its sentence, what it rests on, and the version that it is of. */
export function DecisionReasons({ decision, rules, reasons, pack }: DecisionReasonsProps) {
  if (decision === "allow") return <p>Every rule of the policy allowed it.</p>;
  return (
    <section aria-label="Rules">
      <h3 className="label">{rules.length === 1 ? "The rule" : `${rules.length} rules`}</h3>
      <ul>
        {rules.map((rule) => {
          const reason = reasons?.find((one) => one.rule === rule);
          return (
            <li key={rule} className="side-item">
              <p>
                <b>{sentence(ruleWords(rule))}.</b> {reason?.message}
              </p>
              <p className="hint">
                {reason ? `${reason.citation}; ` : null}
                <span className="ref">{rule}</span>, policy {pack.id} {pack.version}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
