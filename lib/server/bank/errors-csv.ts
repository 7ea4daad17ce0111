import type { WrongLine } from "../../domain/bank/bank-csv.ts";

import { openForInstallation } from "../crypto.ts";
import { pool } from "../database.ts";
import { csvText } from "../exports/csv-answer.ts";
import { type FileForm, fileBound } from "./receive-file.ts";

/** The rows that were left out, in the shape of the file with the reason in a last column: correct it and send it again. */
export async function errorsCsv(fileId: string): Promise<string> {
  const { rows: files } = await pool().query<{ form: Buffer }>("select form from bank_files where id = $1", [fileId]);
  const { rows } = await pool().query<{ line: number; row: Buffer }>(
    "select line, row from bank_file_errors where file_id = $1 order by line",
    [fileId],
  );
  const header = files[0] ? openForInstallation<FileForm>(files[0].form, fileBound(fileId)).header : [];
  const wrong = rows.map(({ line, row }) => openForInstallation<WrongLine>(row, `${fileBound(fileId)}:${line}`));
  return csvText([
    [...header, "reason"],
    ...wrong.map(({ cells, column, message }) => [
      ...header.map((_, at) => cells[at] ?? ""),
      column === undefined ? message : `${column}: ${message}`,
    ]),
  ]);
}
