import { PRINT } from "../adapters/letter.ts";
import { settleByProvider } from "../contacts/incoming.ts";
import { pool } from "../database.ts";
import { log } from "../log.ts";
import { Problem } from "../problem.ts";

const AT_ONCE = 20;

/** Tells the cases of batches that were handed over that their letters are on their way, each once. Returns how many it told. */
export async function tellCases(): Promise<number> {
  const { rows } = await pool().query<{ id: string; contact: string }>(
    `select l.id, l.contact_id as contact from letters l join letter_batches b on b.id = l.batch_id
     where b.state = 'handed-over' and l.position is not null and l.told_at is null order by l.batch_id, l.position limit $1`,
    [AT_ONCE],
  );
  for (const { id, contact } of rows) {
    await tell(id, contact);
    await pool().query("update letters set told_at = clock_timestamp() where id = $1 and told_at is null", [id]);
  }
  return rows.length;
}

/** A case that takes nothing any more (its customer was erased) has been told all that it can be. */
async function tell(id: string, contactId: string): Promise<void> {
  try {
    await settleByProvider(PRINT, { contactId }, { is: "delivered" }, `handed-over:${id}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    log().warn({ letter: id, code: error.code }, "a case takes no word of its letter");
  }
}
