"use client";
import { Download } from "lucide-react";
import { leftOut, number } from "#components/import/import-words.ts";
import { sentence } from "#components/import/mapping-errors.ts";
import { buttonLook } from "#components/ui/button.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import type { ImportInFull } from "#lib/client/imports.ts";
import { labelOf } from "#lib/domain/import/targets.ts";

/** The rows that did not go in, with what to do about each, and all of them as a file to correct. */
export function LeftOutRows({ of }: { of: ImportInFull }) {
  const count = leftOut(of.counts);
  if (count === 0) return null;
  return (
    <section className="imp-left-out" aria-labelledby="left-out">
      <div className="line wrap imp-pad">
        <h2 id="left-out" className="imp-h">
          Rows left out <span className="count">{number(count)}</span>
        </h2>
        <span className="push">
          <a className={buttonLook({})} href={`/api/v1/imports/${of.id}/errors.csv`} download="errors.csv">
            <Download className="i" />
            Error file
          </a>
        </span>
      </div>
      <p className="hint imp-pad">
        The error file has all of them in the shape of your file, with a last column that says why. Correct them there
        and import that file with the same mapping.
        {of.errors.length < count ? ` The first ${number(of.errors.length)} reasons are shown here.` : null}
      </p>
      <TableScroll label="Rows left out">
        <table className="table imp-rows">
          <thead>
            <tr>
              <th scope="col" className="num">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Field</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {of.errors.map(({ line, column, field, message }) => (
              <tr key={`${line} ${field} ${message}`}>
                <th scope="row" className="num">
                  {line}
                </th>
                <td>{column ?? <span className="ink3">–</span>}</td>
                <td>{labelOf(field)}</td>
                <td className="imp-wrong">{sentence(message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
