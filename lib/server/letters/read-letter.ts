import type { Viewer } from "../../domain/permissions.ts";
import { isLetterId } from "../../domain/ref.ts";
import { type Document, readDocument } from "../contacts/documents.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { requireLetters } from "./read-batches.ts";

/** One letter's PDF, for who may see print batches and read its case; noted in the access log. Throws 403 and 404. */
export async function readLetter(viewer: Viewer, id: string): Promise<Document> {
  requireLetters(viewer);
  const { rows } = isLetterId(id)
    ? await pool().query<{ ref: string; contact: string; sha256: string }>(
        "select c.ref, l.contact_id as contact, l.sha256 from letters l join cases c on c.id = l.case_id where l.id = $1",
        [id],
      )
    : { rows: [] };
  if (!rows[0]) throw noLetter();
  const document = await readDocument(viewer, rows[0].ref, rows[0].contact);
  // It was taken out, and its contact has another letter now.
  if (document.sha256 !== rows[0].sha256) throw noLetter();
  return document;
}

function noLetter(): Problem {
  return new Problem(404, "not-found", "There is no such letter, or not one you may open.");
}
