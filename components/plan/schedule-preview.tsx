"use client";
import type { ReactNode } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { moneyWords } from "#components/ui/money-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { PlanPreview, usePlanPreview } from "#lib/client/plan-preview.ts";

/** The schedule as it would stand, while it is typed: how many, until when, what it asks a month, and every day. */
export function SchedulePreview({ query, ready }: { query: ReturnType<typeof usePlanPreview>; ready: boolean }) {
  const { data, error, isPlaceholderData } = query;
  return (
    <section className="pack" aria-label="The plan as it would stand" aria-busy={isPlaceholderData || undefined}>
      <h3 className="b">The plan as it would stand</h3>
      {ready ? null : <p className="ink2">Say how much, how often and from when.</p>}
      {ready && error ? <Refused message={error.message} least={error.facts.smallestMinor} /> : null}
      {ready && !error && data ? <Schedule preview={data} /> : null}
    </section>
  );
}

function Refused({ message, least }: { message: string; least: unknown }) {
  const { state } = useOpenCase();
  return (
    <Notice kind="error" title="Not like this.">
      {message}
      {typeof least === "number" ? ` The smallest that fits is ${moneyWords(least, state.currency)}.` : null}
    </Notice>
  );
}

function Schedule({ preview }: { preview: PlanPreview }) {
  const { state } = useOpenCase();
  const money = (minor: number) => moneyWords(minor, state.currency);
  const { instalments, totalMinor, monthMinor, disposableMinor, reviewOn } = preview;
  const last = instalments.at(-1);
  return (
    <>
      <dl className="facts facts--sums">
        <Sum term={instalments.length === 1 ? "1 instalment, in all" : `${instalments.length} instalments, in all`}>
          {money(totalMinor)}
        </Sum>
        {last ? (
          <Sum term="The last one">
            {money(last.amountMinor)} on <Day on={last.dueOn} />
          </Sum>
        ) : null}
        <Sum term="Comes to, a month">{money(monthMinor)}</Sum>
        <Sum term="Left over, a month">{disposableMinor === null ? "Not assessed" : money(disposableMinor)}</Sum>
        {reviewOn ? (
          <Sum term="Reviewed on">
            <Day on={reviewOn} />
          </Sum>
        ) : null}
      </dl>
      <TableScroll label="Instalments" className="schedule">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Due</th>
              <th scope="col" className="num">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {instalments.map(({ no, dueOn, amountMinor }) => (
              <tr key={no}>
                <td>{no}</td>
                <td>
                  <Day on={dueOn} />
                </td>
                <td className="num">{money(amountMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

function Sum({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

function Day({ on }: { on: string }) {
  return <TimeText at={`${on}T12:00:00.000Z`} as="day" />;
}
