"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { moneyWords } from "#components/ui/money-words.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { STATEMENT } from "#lib/domain/income-expenditure.ts";

/** Income and expenditure as it was told, line by line; nothing once it has been erased. */
export function ToldStatement({ event }: { event: CaseEvent }) {
  const { currency } = useOpenCase().state;
  if (event.type !== "affordability-assessed") return null;
  const { form } = event.data;
  if (!form) return <p className="hint">What was told has been erased.</p>;
  const rows = STATEMENT.flatMap(({ id, groups }) => linesOf(groups, form[id === "income" ? "income" : "outgoings"]));
  const sums = [
    ["Comes in", form.incomeMinor],
    ["Goes out", form.outgoingsMinor],
    ["To other creditors", form.otherCreditorsMinor],
    ["Left over a month", form.disposableMinor],
  ] as const;
  return (
    <>
      <dl className="facts facts--sums" data-statement="">
        {[...rows, ...sums].map(([term, minor]) =>
          typeof minor === "number" ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd className="num">{moneyWords(minor, currency)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {typeof form.note === "string" ? <p>{form.note}</p> : null}
    </>
  );
}

function linesOf(groups: (typeof STATEMENT)[number]["groups"], told: unknown): [string, number][] {
  if (typeof told !== "object" || told === null) return [];
  const figures = new Map<string, unknown>(Object.entries(told));
  return groups.flatMap(({ lines }) =>
    Object.entries(lines).flatMap(([line, label]): [string, number][] => {
      const minor = figures.get(line);
      return typeof minor === "number" && minor > 0 ? [[label, minor]] : [];
    }),
  );
}
