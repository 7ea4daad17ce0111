"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { DecisionHistory } from "#components/contact/decision-history.tsx";
import { customerRows, debtRows, holdRows, type InputRow, proposalRows } from "#components/contact/decision-rows.ts";
import { faultsWords } from "#components/contact/permission-words.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { nearWords } from "#components/ui/time-words.ts";
import type { ContactDecisionInput } from "#lib/domain/contact-policy/index.ts";

/** All that the decision looked at, as it was then. */
export function DecisionInputs({ input, faults }: { input: Record<string, unknown>; faults: string[] }) {
  const { names, state } = useOpenCase();
  const timeZone = useTimeZone();
  // The record keeps it as it was asked: the gate's own input.
  const asked = input as ContactDecisionInput;
  const read = {
    instant: (at: string) => nearWords(at, timeZone, asked.at),
    debt: names.debt,
    currency: state.currency,
  };
  return (
    <>
      {faults.length > 0 ? <p className="hint">Not known then: {faultsWords(faults)}.</p> : null}
      <Rows caption="What was asked" rows={proposalRows(asked, read)} />
      <Rows caption="What was known of the customer" rows={customerRows(asked, read)} />
      <Rows caption="The debt" rows={debtRows(asked, read)} />
      <Rows caption="Holds" rows={holdRows(asked, read)} none="No hold stood." />
      <DecisionHistory history={asked.history ?? []} at={asked.at} />
    </>
  );
}

function Rows({ caption, rows, none }: { caption: string; rows: InputRow[]; none?: string }) {
  return (
    <section aria-label={caption}>
      <h3 className="label">{caption}</h3>
      {rows.length === 0 ? <p className="hint">{none}</p> : null}
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term + value}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
