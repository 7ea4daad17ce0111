"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { figuresOf, monthlyOf } from "#components/plan/read-statement.ts";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TextInput } from "#components/ui/text-input.tsx";
import { type StatementGroup, type StatementPart, sumOf } from "#lib/domain/income-expenditure.ts";

type Lines = {
  lines: Record<string, string>;
  change: (line: string, text: string) => void;
  errorOf: (line: string) => string | undefined;
};

/** One part of the statement: its groups, open where something is told, each with its sum. */
export function StatementPartFields({ part, ...lines }: Lines & { part: StatementPart }) {
  return (
    <section className="statement-part" aria-label={part.label}>
      <h3 className="b">{part.label}</h3>
      {part.groups.map((group, at) => (
        <Group key={group.id} group={group} opened={at === 0 && part.id === "income"} {...lines} />
      ))}
    </section>
  );
}

function Group({ group, opened, lines, change, errorOf }: Lines & { group: StatementGroup; opened: boolean }) {
  const { state } = useOpenCase();
  const own = Object.fromEntries(Object.keys(group.lines).map((line) => [line, lines[line] ?? ""]));
  const told = Object.values(own).some((text) => text !== "");
  const wrong = Object.keys(own).some((line) => errorOf(line) !== undefined);
  return (
    <details open={opened || told || wrong || undefined}>
      <summary>
        {group.label}
        <span className="num push">
          {told ? moneyWords(sumOf(figuresOf(own, state.currency)), state.currency) : "–"}
        </span>
      </summary>
      {group.help ? <p className="hint">{group.help}</p> : null}
      <div className="statement-lines">
        {Object.entries(group.lines).map(([line, label]) => (
          <Line
            key={line}
            label={label}
            text={own[line] ?? ""}
            error={errorOf(line)}
            onChange={(text) => change(line, text)}
          />
        ))}
      </div>
    </details>
  );
}

type LineProps = { label: string; text: string; error?: string; onChange: (text: string) => void };

/** An amount; what was typed for another time than a month is said for a month beside it. */
function Line({ label, text, error, onChange }: LineProps) {
  const { state } = useOpenCase();
  const minor = monthlyOf(text, state.currency);
  const converted = minor !== null && /[a-z]$/i.test(text.trim());
  return (
    <Field label={label} error={error} hint={converted ? `${moneyWords(minor, state.currency)} a month` : undefined}>
      <TextInput
        inputMode="text"
        autoComplete="off"
        value={text}
        onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
      />
    </Field>
  );
}
