import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { publishDraft, requireToCome } from "#lib/server/templates/publish.ts";
import { publicationSchema } from "#lib/server/templates/template-schema.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(request, async (visit) => {
    const writer = await writerOf(visit);
    const publication = parseBody(publicationSchema, await visit.json());
    requireToCome(publication.effectiveFrom);
    return publishDraft(writer, (await params).id, publication);
  });
