"use client";
import { Check, CircleAlert } from "lucide-react";
import Link from "next/link";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import type { ReturnedLine } from "#lib/client/letters.ts";

/** What became of each. */
export function ReturnedTable({ lines }: { lines: ReturnedLine[] }) {
  return (
    <TableScroll label="What became of each">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Given</th>
            <th scope="col">Letter</th>
            <th scope="col">Case</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ item, letter, ref, result, says }) => (
            <tr key={item}>
              <th scope="row" className="ref">
                {item}
              </th>
              <td className="ref">{letter}</td>
              <td>
                {ref ? (
                  <Link className="ref" href={`/cases/${ref}`} prefetch={false}>
                    {ref}
                  </Link>
                ) : null}
              </td>
              <td>
                <span
                  className="imp-state"
                  data-state={result === "recorded" || result === "already" ? "done" : "failed"}
                >
                  {result === "recorded" || result === "already" ? (
                    <Check className="i" />
                  ) : (
                    <CircleAlert className="i" />
                  )}
                  {says}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
