"use client";
import { sumWords } from "#components/payments/payment-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { BankPreview } from "#lib/client/payments.ts";

/** A file's first payments, as they would be taken in. */
export function BankPreviewTable({ preview: { counts, lines, wrong, balanced, kind } }: { preview: BankPreview }) {
  const parts = [
    `${counts.in} came in`,
    `${counts.out} went out`,
    counts.wrong > 0 && `${counts.wrong} cannot be read`,
    counts.pending > 0 && `${counts.pending} not booked yet`,
    kind === "camt.053" && (balanced ? "the balances add up" : "no balances to check it by"),
  ].filter(Boolean);
  return (
    <>
      <p className="sm">{parts.join(", ")}.</p>
      {wrong.map(({ line, message }) => (
        <Notice key={line} kind="warn" title={`Line ${line}`}>
          {message}
        </Notice>
      ))}
      {lines.length > 0 ? (
        <TableScroll label="First payments of the file">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Booked</th>
                <th scope="col" className="num">
                  Amount
                </th>
                <th scope="col">Name</th>
                <th scope="col">Text</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.at}>
                  <td>
                    <TimeText at={`${line.bookedOn}T12:00:00.000Z`} as="day" />
                  </td>
                  <td className="num">{sumWords(line)}</td>
                  <td>{line.counterparty ?? <span className="ink3">–</span>}</td>
                  <td>{line.texts.join(" / ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </>
  );
}
