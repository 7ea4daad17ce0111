"use client";
import Link from "next/link";
import { BatchStateText } from "#components/letters/batch-state.tsx";
import { classWords, closedWords } from "#components/letters/batch-words.ts";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { BatchView } from "#lib/client/letters.ts";
import { useNames } from "#lib/client/names.ts";

export function BatchesTable({ batches }: { batches: BatchView[] }) {
  const names = useNames();
  return (
    <TableScroll label="Print batches">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Batch</th>
            <th scope="col">State</th>
            <th scope="col">Paper and print</th>
            <th scope="col" className="num">
              Letters
            </th>
            <th scope="col" className="num">
              Pages
            </th>
            <th scope="col" className="num">
              Taken out
            </th>
            <th scope="col">Begun</th>
            <th scope="col">Closed</th>
            <th scope="col">Handed over</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.id}>
              <th scope="row">
                <Link href={`/letters/${batch.id}`} prefetch={false}>
                  Batch {batch.number}
                </Link>
              </th>
              <td>
                <BatchStateText state={batch.state} />
              </td>
              <td>{classWords(batch)}</td>
              <td className="num">{batch.letters}</td>
              <td className="num">{batch.pages}</td>
              <td className="num">{batch.takenOut > 0 ? batch.takenOut : <span className="ink3">–</span>}</td>
              <td>
                <TimeText at={batch.openedAt} />
              </td>
              <td>
                {batch.closed ? (
                  <>
                    <TimeText at={batch.closed.at} /> <span className="ink2">{closedWords(batch, names.person)}</span>
                  </>
                ) : null}
              </td>
              <td>
                {batch.handedOver ? (
                  <>
                    <TimeText at={batch.handedOver.at} />{" "}
                    <span className="ink2">{batch.handedOver.printerReference}</span>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
