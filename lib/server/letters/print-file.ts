import { openDocument } from "../contacts/documents.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { batchFile, type Chosen } from "./manifest.ts";
import { mergePdfs } from "./merge-pdfs.ts";

/** All letters of a batch as one PDF, in the manifest's order, letter by letter as fast as the reader takes them. A failure breaks it off. */
export async function printFile({ manifest, contacts }: Chosen): Promise<Response> {
  await requireAll(contacts);
  const parts = mergePdfs(bytesOf(contacts));
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
  return new Response(body, { headers: pdfHeaders(batchFile(manifest)) });
}

export function pdfHeaders(name: string): Record<string, string> {
  return {
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="${name}.pdf"`,
    "cache-control": "no-store",
  };
}

/** Said before the first byte: a file without one of its letters is not the batch. */
async function requireAll(contacts: string[]): Promise<void> {
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::int from contact_documents d join customers c on c.id = d.customer_id and c.key is not null
     where d.contact_id = any($1::uuid[])`,
    [contacts],
  );
  if (rows[0]?.count !== contacts.length) throw gone();
}

async function* bytesOf(contacts: string[]): AsyncGenerator<Buffer> {
  for (const contact of contacts) {
    const document = await openDocument(contact);
    if (!document) throw gone();
    yield document.bytes;
  }
}

function gone(): Problem {
  return new Problem(422, "refused", "A letter of this batch can no longer be opened: its customer was erased.", {
    rule: "customer-erased",
  });
}
