import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { dropDraft, saveDraft } from "#lib/server/templates/drafts.ts";
import { draftSchema } from "#lib/server/templates/template-schema.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

type Context = { params: Promise<{ id: string }> };

export const PUT = (request: Request, { params }: Context) =>
  handle(request, async (visit) => {
    const writer = await writerOf(visit);
    return saveDraft(writer, (await params).id, parseBody(draftSchema, await visit.json()));
  });

export const DELETE = (request: Request, { params }: Context) =>
  handle(request, async (visit) => dropDraft(await writerOf(visit), (await params).id));
