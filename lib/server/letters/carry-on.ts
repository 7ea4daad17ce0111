import type { Variant } from "../../domain/contact-words.ts";
import type { Paper } from "../../domain/letters/sheet.ts";
import type { Client } from "../database.ts";
import { openBatch } from "./put-in-batch.ts";

/**
 * Moves what cannot be judged yet into the next batch: a letter of which its case does not know yet that it is in a batch
 * (whoever put it there is about to say so, or died and is looked after), and those of `left`. Under the cases' locks.
 */
export async function carryOn(client: Client, id: string, left: string[]): Promise<void> {
  const { rows } = await client.query<{ id: string; paper: Paper; variant: Variant }>(
    `select l.id, b.paper, b.variant from letters l join letter_batches b on b.id = l.batch_id
     where l.batch_id = $1 and l.taken_out_at is null and (l.id = any($2) or exists (
       select from customer_contacts h where h.id = l.contact_id and h.provider_id is distinct from 'letter:' || l.id))`,
    [id, left],
  );
  const [first] = rows;
  if (!first) return;
  const next = await openBatch(client, first.paper, first.variant);
  await client.query("update letters set batch_id = $2, judged_version = null where id = any($1)", [
    rows.map((letter) => letter.id),
    next,
  ]);
}
