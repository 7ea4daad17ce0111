"use client";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import type { Preview } from "#lib/client/use-preview.ts";

/** The cells as they stand in the file. */
export function RawTable({ preview: { columns, rows } }: { preview: Preview }) {
  return (
    <TableScroll label="Preview as in the file">
      <table className="table imp-rows">
        <thead>
          <tr>
            <th scope="col" className="num">
              Line
            </th>
            {columns.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and may have no name
              <th key={at} scope="col">
                {name || <span className="ink3">no name</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" className="num">
                {line}
              </th>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                <td key={at}>
                  <span className="imp-cell">{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
