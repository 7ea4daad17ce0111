/** A case takes only so many rows of one file; those beyond are left out like wrong ones, to be imported next. */
import { inTransaction } from "../database.ts";
import { keepLeftOut } from "./left-out.ts";
import { openFact } from "./staged.ts";

const AT_ONCE = 500;

/** Leaves out what the case has beyond its first rows in the order of the file. Cut short, it goes on where it was. */
export async function leaveOutBeyond(most: number, importId: string, key: Buffer): Promise<void> {
  while ((await leaveOutSome(most, importId, key)) === AT_ONCE);
}

type Row = { line: number; fact: Buffer };

function leaveOutSome(most: number, importId: string, key: Buffer): Promise<number> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Row>(
      `delete from import_facts where import_id = $1 and case_key = $2 and line in (
         select line from import_facts where import_id = $1 and case_key = $2 order by line offset $3 limit ${AT_ONCE})
       returning line, fact`,
      [importId, key, most],
    );
    const errors = [{ field: "customer.reference", message: messageFor(most) }];
    const beyond = rows.map(({ line, fact }) => ({ line, cells: openFact(importId, line, fact).cells, errors }));
    await keepLeftOut(client, importId, beyond);
    await client.query("update imports set refused = refused + $2, finished = finished + $2 where id = $1", [
      importId,
      rows.length,
    ]);
    return rows.length;
  });
}

function messageFor(most: number): string {
  return `is on more than ${most} rows of this file, the most that one customer's case takes of one file; import the left-out rows next`;
}
