import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { createTemplate } from "#lib/server/templates/drafts.ts";
import { listSchema, listTemplates } from "#lib/server/templates/read-templates.ts";
import { newTemplateSchema } from "#lib/server/templates/template-schema.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

export const GET = (request: Request) =>
  handle(
    request,
    async ({ viewer, directory, query }) =>
      listTemplates(await viewer(), await directory(), readParameters(listSchema, query)),
    { query: Object.keys(listSchema.shape) },
  );

export const POST = (request: Request) =>
  handle(request, async (visit) => {
    const made = await createTemplate(await writerOf(visit), parseBody(newTemplateSchema, await visit.json()));
    return Response.json(made, { status: 201, headers: { location: `/api/v1/templates/${made.id}` } });
  });
