"use client";
import { holdsInDraft, sentenceParts, valueOfDraft, withValue, wordsOf } from "#components/policy/draft-values.ts";
import { ParameterControl } from "#components/policy/parameter-control.tsx";
import { RuleLine } from "#components/policy/rule-line.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Changes, PolicyParameter, PolicyRule, Value } from "#lib/client/policy.ts";

type Editing = {
  changes: Changes;
  onChange: (next: Changes) => void;
  errorOf: (parameter: string) => string | undefined;
};

/** A rule as a sentence whose numbers are fields; windows and lists stand under it. What nobody may move is only read. */
export function RuleEditor({ rule, changes, onChange, errorOf }: { rule: PolicyRule } & Editing) {
  const holds = holdsInDraft(rule, changes);
  const set = (parameter: PolicyParameter) => (value: Value) => onChange(withValue(changes, parameter, value));
  const ofRule = rule.parameters.find(({ id }) => id === rule.id);
  const below = rule.parameters.filter(({ id, kind }) => id !== rule.id && kind !== "number" && kind !== "switch");
  return (
    <RuleLine
      rule={rule}
      holds={holds}
      says={<SentenceWithFields rule={rule} changes={changes} onSet={set} errorOf={errorOf} />}
    >
      {below.map((parameter) => (
        <ParameterControl
          key={parameter.id}
          parameter={parameter}
          value={valueOfDraft(parameter, changes)}
          onChange={set(parameter)}
          error={errorOf(parameter.id)}
        />
      ))}
      <Limits parameters={rule.parameters} errorOf={errorOf} />
      {ofRule ? <Switch label={`${ofRule.label}: rule is`} checked={holds} onChange={set(ofRule)} /> : null}
    </RuleLine>
  );
}

function SentenceWithFields({
  rule,
  changes,
  onSet,
  errorOf,
}: {
  rule: PolicyRule;
  changes: Changes;
  onSet: (parameter: PolicyParameter) => (value: Value) => void;
  errorOf: Editing["errorOf"];
}) {
  return sentenceParts(rule.sentence).map((part) => {
    if (typeof part === "string") return part;
    const parameter = rule.parameters.find(({ id }) => id === part.id);
    if (!parameter) return part.id;
    const value = valueOfDraft(parameter, changes);
    const common = { "aria-label": parameter.label, "aria-invalid": errorOf(parameter.id) ? true : undefined } as const;
    if (parameter.kind === "number") {
      return (
        <TextInput
          key={part.id}
          {...common}
          type="number"
          className="pol-number"
          min={parameter.least}
          max={parameter.most}
          value={Number.isNaN(value) ? "" : String(value)}
          onChange={({ target }) => onSet(parameter)(target.valueAsNumber)}
        />
      );
    }
    if (parameter.kind === "switch") {
      return (
        <Select
          key={part.id}
          {...common}
          className="pol-words"
          value={value === true ? "on" : "off"}
          onChange={({ target }) => onSet(parameter)(target.value === "on")}
        >
          <option value="on">{parameter.words?.[0]}</option>
          <option value="off">{parameter.words?.[1]}</option>
        </Select>
      );
    }
    return <b key={part.id}>{wordsOf(parameter, value)}</b>;
  });
}

/** How far the law lets the numbers of a sentence move, and what is wrong with them. */
function Limits({ parameters, errorOf }: { parameters: PolicyParameter[]; errorOf: Editing["errorOf"] }) {
  return parameters
    .filter(({ kind }) => kind === "number" || kind === "switch")
    .map(({ id, label, floor, unit, kind }) => {
      const error = errorOf(id);
      if (error) {
        return (
          <p key={id} className="error" role="alert">
            {error}
          </p>
        );
      }
      return floor === null || kind === "switch" ? null : (
        <p key={id} className="hint">
          {label}: the law permits {floor} {unit} and nothing looser.
        </p>
      );
    });
}
