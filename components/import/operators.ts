/** What an operator begins as when somebody chooses it. */
import type { Preview } from "#lib/client/use-preview.ts";
import { guessDateFormat, guessNumberFormat } from "#lib/domain/import/guess.ts";
import type { ColumnOperator } from "#lib/domain/import/mapping-draft.ts";
import type { TargetKind } from "#lib/domain/import/targets.ts";

/** A column, in the format that its first cells have. */
export function columnOperator(column: string, kind: TargetKind, preview: Preview): ColumnOperator {
  const cells = cellsOf(preview, column);
  if (kind === "day") return { column, date: guessDateFormat(cells) ?? "YYYY-MM-DD" };
  if (kind === "amount") return { column, number: guessNumberFormat(cells) ?? { decimal: "." } };
  return { column };
}

export function firstConstant(kind: TargetKind): string | boolean {
  return kind === "flag" ? true : "";
}

/** The first cell of a column that is not empty. */
export function sampleOf(preview: Preview, column: string): string | undefined {
  return cellsOf(preview, column)[0]?.slice(0, 60);
}

/** The different cells of a column among the rows shown. */
export function differentCells(preview: Preview, column: string): string[] {
  return [...new Set(cellsOf(preview, column))];
}

function cellsOf({ columns, rows }: Preview, column: string): string[] {
  const at = columns.indexOf(column);
  if (at < 0) return [];
  return rows.map(({ cells }) => (cells[at] ?? "").trim()).filter((cell) => cell !== "");
}
