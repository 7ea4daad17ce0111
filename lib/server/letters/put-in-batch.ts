import type { Variant } from "../../domain/contact-words.ts";
import type { Letter } from "../../domain/letters/compose.ts";
import type { Paper } from "../../domain/letters/sheet.ts";
import { keepDocument } from "../contacts/documents.ts";
import { type Client, inTransaction, pool } from "../database.ts";
import { newId } from "../ids.ts";
import type { Addressee } from "./addressee.ts";
import type { LetterPdf } from "./make-pdf.ts";

/** A letter that is in a batch. */
export type Batched = { id: string; sha256: string };
export type Made = {
  letter: Pick<Letter, "id" | "paper" | "variant">;
  pdf: LetterPdf;
  to: Pick<Addressee, "caseId" | "customerId" | "key">;
  contactId: string;
};

/** The letter of a contact; null when none is in a batch. One that was taken out is none. */
export async function batchedLetter(
  contactId: string,
  client: Pick<Client, "query"> = pool(),
): Promise<Batched | null> {
  const { rows } = await client.query<Batched>(
    "select id, sha256 from letters where contact_id = $1 and taken_out_at is null",
    [contactId],
  );
  return rows[0] ?? null;
}

/** Puts the letter into the open batch of its class, with its bytes, in one transaction. Where the contact has a letter already, that one stays and is returned. */
export function putInBatch({ letter, pdf, to, contactId }: Made): Promise<Batched> {
  return inTransaction(async (client) => {
    const batch = await openBatch(client, letter.paper, letter.variant);
    const { rows } = await client.query<Batched>(
      `insert into letters (id, contact_id, batch_id, case_id, pages, sha256) values ($1, $2, $3, $4, $5, $6)
       on conflict (contact_id) where taken_out_at is null do nothing returning id, sha256`,
      [letter.id, contactId, batch, to.caseId, pdf.pages, pdf.sha256],
    );
    const [put] = rows;
    if (put) {
      // Of a letter that was taken out: nobody ever got it.
      await client.query("delete from contact_documents where contact_id = $1", [contactId]);
      const contact = { contactId, customerId: to.customerId, key: to.key };
      await keepDocument(client, contact, { mediaType: "application/pdf", bytes: pdf.bytes });
      return put;
    }
    const known = await batchedLetter(contactId, client);
    if (!known) throw new Error("A letter is neither new nor known.");
    return known;
  });
}

/** Held until the letter is in: it cannot close meanwhile. One that closes just now is not open any more, and the next begins. */
export async function openBatch(client: Client, paper: Paper, variant: Variant): Promise<string> {
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      "select id from letter_batches where paper = $1 and variant = $2 and state = 'open' for share",
      [paper, variant],
    );
    if (rows[0]) return rows[0].id;
    await client.query(
      `insert into letter_batches (id, paper, variant) values ($1, $2, $3)
       on conflict (paper, variant) where state = 'open' do nothing`,
      [newId(), paper, variant],
    );
  }
}
