import { documentAnswer } from "#lib/server/contacts/document-answer.ts";
import { readDocument } from "#lib/server/contacts/documents.ts";
import { handle } from "#lib/server/door.ts";

type Context = { params: Promise<{ ref: string; contactId: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => {
    const { ref, contactId } = await params;
    return documentAnswer(contactId, await readDocument(await viewer(), ref, contactId));
  });
}
