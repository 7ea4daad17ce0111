"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { moneyWords } from "#components/ui/money-words.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { type Entry, entriesOf } from "#lib/domain/ledger.ts";
import { HEADS } from "#lib/domain/money-words.ts";

/** What the event changed on each debt and head, and of the customer's credit; nothing of one that moves no money. */
export function PostedText({ event }: { event: CaseEvent }) {
  const { state, names } = useOpenCase();
  const entries = entriesOf(event).filter(({ account }) => account === "debt" || account === "credit");
  if (entries.length === 0) return null;
  const words = ({ debtId, head }: Entry) =>
    debtId && head ? `${names.debt(debtId)}, ${HEADS[head].toLowerCase()}` : "Credit";
  return (
    <dl className="facts facts--sums">
      {entries.map((entry) => (
        <div key={`${entry.debtId} ${entry.head}`}>
          <dt>{words(entry)}</dt>
          <dd className="num">{moneyWords(entry.debtId ? entry.amountMinor : -entry.amountMinor, state.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
