"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { Movement } from "#components/money/ledger-dialog.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Seq } from "#components/ui/seq.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { HEADS } from "#lib/domain/money-words.ts";

export function LedgerTable({ items }: { items: readonly Movement[] }) {
  const { state, eventHref } = useOpenCase();
  const money = (minor: number) => moneyWords(minor, state.currency);
  return (
    <TableScroll label="Ledger entries">
      <table className="table">
        <caption className="sr">Ledger entries, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Entry</th>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col" className="num">
              Change
            </th>
            <th scope="col" className="num">
              Owed after
            </th>
            <th scope="col">On</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.version}>
              <td>
                <Seq version={one.version} href={eventHref(one.version)} apart />
              </td>
              <td>
                <TimeText at={one.occurredAt} as="day" />
              </td>
              <th scope="row">
                {one.what}
                {one.via ? `, ${one.via}` : ""}
              </th>
              <td className="num">{one.amountMinor === 0 ? "None" : money(one.amountMinor)}</td>
              <td className="num b">{money(one.balanceMinor)}</td>
              <td>
                <Changes of={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Each debt and head with its part; said once where it is the whole change. */
function Changes({ of: { changes, creditMinor } }: { of: Movement }) {
  const { state, names } = useOpenCase();
  const parts = changes.map(({ debtId, head, amountMinor }) => ({
    key: `${debtId} ${head}`,
    words: `${state.debts.length > 1 ? `${names.debt(debtId)}, ` : ""}${HEADS[head].toLowerCase()}`,
    amountMinor,
  }));
  if (creditMinor !== 0) parts.push({ key: "credit", words: "credit", amountMinor: creditMinor });
  return (
    <ul>
      {parts.map(({ key, words, amountMinor }) => (
        <li key={key}>
          {words}
          {parts.length > 1 ? ` ${moneyWords(amountMinor, state.currency)}` : ""}
        </li>
      ))}
    </ul>
  );
}
