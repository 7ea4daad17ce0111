"use client";
import Link from "next/link";
import { ImportStateText } from "#components/import/import-state.tsx";
import { leftOut, number, progressWords } from "#components/import/import-words.ts";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { type ImportView, isUnderWay } from "#lib/client/imports.ts";
import { useNames } from "#lib/client/names.ts";

export function ImportsTable({ imports }: { imports: ImportView[] }) {
  const names = useNames();
  return (
    <TableScroll label="Imports">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">State</th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col" className="num">
              Cases
            </th>
            <th scope="col" className="num">
              Left out
            </th>
            <th scope="col" className="num">
              Rows a second
            </th>
            <th scope="col">As of</th>
            <th scope="col">Begun by</th>
            <th scope="col">Begun</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link href={`/imports/${one.id}`}>{one.fileName ?? one.source}</Link>
              </th>
              <td>
                <ImportStateText of={one} />
                {isUnderWay(one) ? <span className="ink3"> {progressWords(one)}</span> : null}
              </td>
              <td className="num">{number(one.counts.rows)}</td>
              <td className="num">{one.dryRun ? <span className="ink3">none</span> : number(one.counts.cases)}</td>
              <td className="num">{number(leftOut(one.counts))}</td>
              <td className="num">{one.rate > 0 ? number(Math.round(one.rate)) : <span className="ink3">–</span>}</td>
              <td>{one.asOf}</td>
              <td>{one.startedBy.kind === "user" ? names.person(one.startedBy.id) : "A key"}</td>
              <td>
                <TimeText at={one.startedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
