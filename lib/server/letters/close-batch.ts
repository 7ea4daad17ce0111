/**
 * Closing a print batch is sending its letters. First it takes no more; then each of them is judged once more on its case,
 * as it is now; then, under the locks of all its cases, those that stay are numbered, provided that no case has changed
 * since. So what comes on a case comes wholly before the closing, and stops its letter, or wholly after it.
 */
import { createHash } from "node:crypto";
import type { Actor } from "../../domain/events.ts";
import { batchText, type ClosingReason } from "../../domain/letters/batch.ts";
import { type Client, inTransaction, pool } from "../database.ts";
import { log } from "../log.ts";
import { processWide } from "../process-wide.ts";
import { carryOn } from "./carry-on.ts";
import { anyUnjudged, judgeLetters } from "./judge-letters.ts";

/** So often cases may change under it before it leaves the rest to whoever comes next. */
const ROUNDS = 20;

/** Closes it unless it is closed. `by` null: Baton itself. */
export async function closeBatch(id: string, why: ClosingReason, by: Actor | null): Promise<void> {
  await pool().query(
    `update letter_batches set state = 'closing', closed_why = $2, closed_by_kind = $3, closed_by_id = $4
     where id = $1 and state = 'open'`,
    [id, why, by?.kind ?? null, by?.id ?? null],
  );
  await finishClosing(id);
}

/** Judges and numbers what is in the batch, once at a time in this process. A closing that a crash cut short is finished by whoever comes next. */
export async function finishClosing(id: string): Promise<void> {
  const underWay = processWide("closing-batches", () => new Map<string, Promise<void>>());
  const mine = underWay.get(id) ?? finish(id).finally(() => underWay.delete(id));
  underWay.set(id, mine);
  await mine;
}

async function finish(id: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = await judgeLetters(id);
    if (await numberAll(id, left)) return;
  }
  log().warn({ batch: id }, "the cases of a print batch keep changing while it closes; it is tried again");
}

/** False when a letter is to be judged first. `left`: letters that could not be judged. */
function numberAll(id: string, left: string[]): Promise<boolean> {
  return inTransaction(async (client) => {
    await lockCases(client, id);
    const { rowCount } = await client.query(
      "select from letter_batches where id = $1 and state = 'closing' for update",
      [id],
    );
    if (rowCount === 0) return true;
    await takeOut(client, id);
    await carryOn(client, id, left);
    if (await anyUnjudged(client, id)) return false;
    const { hashes, pages } = await number(client, id);
    const sha256 = createHash("sha256").update(batchText(hashes)).digest("hex");
    await client.query(
      `update letter_batches set state = 'closed', closed_at = clock_timestamp(), letters = $2, pages = $3, sha256 = $4
       where id = $1`,
      [id, hashes.length, pages, sha256],
    );
    return true;
  });
}

/** Customers before cases, each in the order of their ids: as everybody locks them. */
async function lockCases(client: Client, id: string): Promise<void> {
  const own =
    "select c.id, c.customer_id from letters l join cases c on c.id = l.case_id where l.batch_id = $1 and l.taken_out_at is null";
  await client.query(`select from customers where id in (select customer_id from (${own}) o) order by id for share`, [
    id,
  ]);
  await client.query(`select from cases where id in (select id from (${own}) o) order by id for share`, [id]);
}

/** What was cancelled is out already; here are the erased, and letters that their cases have taken back all the same. */
async function takeOut(client: Client, id: string): Promise<void> {
  await client.query(
    `update letters l set taken_out_at = clock_timestamp(), taken_out_why = 'erased'
     from cases c join customers k on k.id = c.customer_id
     where l.batch_id = $1 and l.taken_out_at is null and c.id = l.case_id and k.key is null`,
    [id],
  );
  await client.query(
    `update letters l set taken_out_at = clock_timestamp(), taken_out_why = 'cancelled'
     where l.batch_id = $1 and l.taken_out_at is null
       and not exists (select from customer_contacts h where h.id = l.contact_id)`,
    [id],
  );
}

async function number(client: Client, id: string): Promise<{ hashes: string[]; pages: number }> {
  const { rows } = await client.query<{ sha256: string; pages: number; position: number }>(
    `update letters l set position = n.position
     from (select id, row_number() over (order by at, id) as position from letters
       where batch_id = $1 and taken_out_at is null) n
     where l.id = n.id returning l.sha256, l.pages, l.position`,
    [id],
  );
  const inOrder = rows.toSorted((a, b) => a.position - b.position);
  return { hashes: inOrder.map(({ sha256 }) => sha256), pages: rows.reduce((sum, { pages }) => sum + pages, 0) };
}
