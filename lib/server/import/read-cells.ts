import type { Directory } from "../../domain/directory.ts";
import { type ReadRow, readRow } from "../../domain/import/row.ts";
import type { RowError } from "../../domain/import/row-reader.ts";
import { type Viewer, whyNotOpen } from "../../domain/permissions.ts";
import type { Form } from "./staged.ts";

/** What the mapping makes of the cells of a row, or all that is wrong with it; among that, a portfolio that the importer may not open cases in. */
export function readCells(
  { header, mapping }: Pick<Form, "header" | "mapping">,
  cells: string[],
  viewer: Viewer,
  directory: Directory,
): ReadRow {
  if (cells.length !== header.length) return wrong(lengthError(cells, header));
  const read = readRow(byName(header, cells), mapping);
  if ("skipped" in read || !read.ok || mayOpen(viewer, read.fact.portfolio, directory)) return read;
  const { portfolio } = mapping;
  return wrong({
    ...("column" in portfolio && { column: portfolio.column }),
    field: "portfolio",
    message: `there is no portfolio ${read.fact.portfolio}; correct the cell, or map it with values`,
  });
}

function byName(header: string[], cells: string[]): Record<string, string> {
  const row: Record<string, string> = Object.create(null);
  for (const [at, name] of header.entries()) if (name !== "") row[name] = cells[at] ?? "";
  return row;
}

function lengthError(cells: string[], header: string[]): RowError {
  const message = `has ${cells.length} cells where the header has ${header.length}; perhaps a delimiter is not quoted`;
  return { field: "row", message };
}

function mayOpen(viewer: Viewer, portfolio: string, directory: Directory): boolean {
  return directory.portfolios[portfolio] !== undefined && whyNotOpen(viewer, portfolio) === null;
}

function wrong(error: RowError): ReadRow {
  return { ok: false, errors: [error] };
}
