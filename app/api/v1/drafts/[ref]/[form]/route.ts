import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { draftSchema, dropDraft, readDraft, saveDraft } from "#lib/server/reads/drafts.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";

type Context = { params: Promise<{ ref: string; form: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => {
    const { ref, form } = await params;
    return readDraft(requirePerson(await viewer()), ref, form);
  });
}

export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer, json }) => {
    const { body } = parseBody(draftSchema, await json());
    const { ref, form } = await params;
    return saveDraft(requirePerson(await viewer()), ref, form, body);
  });
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => {
    const { ref, form } = await params;
    await dropDraft(requirePerson(await viewer()), ref, form);
  });
}
