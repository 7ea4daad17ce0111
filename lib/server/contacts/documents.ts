/** The exact bytes that were handed over for a contact, sealed under the customer's key. */
import { createHash } from "node:crypto";
import { doorOf } from "../../domain/access.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { insertAccess } from "../access/record.ts";
import type { CustomerKey } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { type Client, pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { readableCase } from "../reads/readable-case.ts";
import { openBytes, sealBytes } from "../sealed-bytes.ts";

export type Document = { mediaType: string; bytes: Buffer; sha256: string };
type Kept = { media_type: string; sealed: Buffer; sha256: string };

/** Keeps a contact's document; the first one stays. The caller's transaction. */
export async function keepDocument(
  client: Pick<Client, "query">,
  contact: { contactId: string; customerId: string; key: CustomerKey },
  { mediaType, bytes }: Omit<Document, "sha256">,
): Promise<void> {
  const { contactId, customerId, key } = contact;
  const sealed = sealBytes(key.data, bytes, documentBound(contactId));
  await client.query(
    `insert into contact_documents (contact_id, customer_id, media_type, sealed, sha256) values ($1, $2, $3, $4, $5)
     on conflict (contact_id) do nothing`,
    [contactId, customerId, mediaType, sealed, sha256Of(bytes)],
  );
}

/** A contact's document; null when there is none, or the customer has been erased. Throws when its bytes are others than were kept. */
export async function openDocument(contactId: string): Promise<Document | null> {
  const { rows } = await pool().query<Kept & { customer_id: string; wrapped: Buffer | null }>(
    `select d.media_type, d.sealed, d.sha256, d.customer_id, c.key as wrapped
     from contact_documents d join customers c on c.id = d.customer_id where d.contact_id = $1`,
    [contactId],
  );
  const [row] = rows;
  const key = row ? customerKey(row.customer_id, row.wrapped) : null;
  return row && key ? opened(row, contactId, key) : null;
}

/** The document of a contact of a case, for who may read the case. Noted in the access log first. Throws 404. */
export async function readDocument(viewer: Viewer, ref: string, contactId: string): Promise<Document> {
  const found = await readableCase(viewer, ref);
  if (!found.key || !(await isOfCase(contactId, found.id))) throw noDocument();
  const { rows } = await pool().query<Kept>(
    "select media_type, sealed, sha256 from contact_documents where contact_id = $1 and customer_id = $2",
    [contactId, found.customerId],
  );
  if (!rows[0]) throw noDocument();
  const by = { kind: viewer.kind, id: viewer.id };
  await insertAccess(pool(), {
    by,
    via: doorOf(viewer),
    action: "document",
    caseId: found.id,
    detail: { contact: contactId },
  });
  return opened(rows[0], contactId, found.key);
}

async function isOfCase(contactId: string, caseId: string): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(contactId)) return false;
  const { rowCount } = await pool().query(
    `select from customer_contacts where id = $1 and case_id = $2
     union all select from letters where contact_id = $1 and case_id = $2`,
    [contactId, caseId],
  );
  return rowCount !== 0;
}

function opened({ media_type: mediaType, sealed, sha256 }: Kept, contactId: string, key: CustomerKey): Document {
  const bytes = openBytes(key.data, sealed, documentBound(contactId));
  if (sha256Of(bytes) !== sha256) throw new Error("A kept document is not the one that was kept.");
  return { mediaType, bytes, sha256 };
}

function documentBound(contactId: string): string {
  return `document:${contactId}`;
}

function sha256Of(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function noDocument(): Problem {
  return new Problem(404, "not-found", "There is no document of this contact, or not one you may open.");
}
