import { type Client, pool } from "../database.ts";
import { type LeftOut, openLeftOut, sealLeftOut } from "./staged.ts";

/** Keeps rows that were left out, with the reasons. */
export async function keepLeftOut(client: Client, importId: string, rows: LeftOut[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into import_errors (import_id, line, row) select $1, * from unnest($2::integer[], $3::bytea[])
     on conflict (import_id, line) do update set row = excluded.row`,
    [importId, rows.map(({ line }) => line), rows.map((row) => sealLeftOut(importId, row))],
  );
}

/** At most `most` rows that were left out, in the order of the file, after the line `after`. */
export async function leftOutAfter(importId: string, after: number, most: number): Promise<LeftOut[]> {
  const { rows } = await pool().query<{ line: number; row: Buffer }>(
    "select line, row from import_errors where import_id = $1 and line > $2 order by line limit $3",
    [importId, after, most],
  );
  return rows.map(({ line, row }) => openLeftOut(importId, line, row));
}
