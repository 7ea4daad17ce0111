"use client";
import type { ReactNode } from "react";
import { TimeText } from "#components/ui/time-text.tsx";
import type { BankLineView } from "#lib/client/payments.ts";
import { LINE_STATES, REASONS } from "#lib/domain/bank/bank-words.ts";

/** What the bank says of it. */
export function LineFacts({ line }: { line: BankLineView }) {
  const { said, notes, reasons, state, payout, postings } = line;
  const why = [...notes, ...reasons].map((reason) => REASONS[reason]).join(", ");
  return (
    <div className="sec">
      <dl className="facts">
        <Fact name="State">
          {LINE_STATES[state]}
          {why ? <span className="ink2"> · {why}</span> : null}
        </Fact>
        <Fact name="Booked">
          <TimeText at={`${line.bookedOn}T12:00:00.000Z`} as="day" />
        </Fact>
        {said ? (
          <>
            <Fact name="Text">{said.texts.join(" / ") || <span className="ink3">None</span>}</Fact>
            {said.counterpartyAccount ? <Fact name="From account">{said.counterpartyAccount}</Fact> : null}
            <Fact name="Our account">{said.account}</Fact>
            {said.bankId ? <Fact name="Bank's id">{said.bankId}</Fact> : null}
            <Fact name="In the file">{said.at}</Fact>
          </>
        ) : (
          <Fact name="Text">
            <span className="ink3">
              {postings.some(({ ref }) => ref === null) ? "On a case that you cannot see" : "No longer kept"}
            </span>
          </Fact>
        )}
        {payout ? <Fact name="Payout">{payout}</Fact> : null}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
