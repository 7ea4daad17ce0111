import * as z from "zod";
import type { Actor } from "../../domain/events.ts";
import { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { noBatch } from "./read-batches.ts";

/** The body of a batch's dispatch: what the printer calls it. */
export const dispatchSchema = z.strictObject({
  printerReference: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}]*$/u, "holds control characters"),
});

/**
 * A closed batch has gone to the printer. The same said again changes nothing; another reference is 409. Its cases are told
 * afterwards (tell-cases.ts). Throws 404, and refuses what is still open or holds no letter.
 */
export async function handOver(id: string, printerReference: string, by: Actor): Promise<void> {
  const { rowCount } = await pool().query(
    `update letter_batches set state = 'handed-over', handed_over_at = clock_timestamp(), handed_over_by_kind = $2,
       handed_over_by_id = $3, printer_reference = $4
     where id = $1 and state = 'closed' and letters > 0`,
    [id, by.kind, by.id, printerReference],
  );
  if (rowCount === 0) await sayWhyNot(id, printerReference);
}

async function sayWhyNot(id: string, printerReference: string): Promise<void> {
  const { rows } = await pool().query<{ state: string; printer_reference: string | null }>(
    "select state, printer_reference from letter_batches where id = $1",
    [id],
  );
  const [batch] = rows;
  if (!batch) throw noBatch();
  if (batch.state === "closed")
    throw new Refusal("letters.empty", "This batch holds no letter: there is nothing to hand over.");
  if (batch.state !== "handed-over")
    throw new Refusal("letters.not-closed", "This batch still takes letters. Close it first.");
  if (batch.printer_reference === printerReference) return;
  throw new Problem(409, "conflict", `This batch was handed over as ${batch.printer_reference}.`);
}
