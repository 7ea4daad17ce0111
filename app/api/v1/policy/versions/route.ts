import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { newDraftSchema } from "#lib/server/policy/draft-schema.ts";
import { keepDraft } from "#lib/server/policy/drafts.ts";
import { listVersions, versionsQuerySchema } from "#lib/server/policy/read-versions.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(
    request,
    async ({ viewer, query }) => listVersions(await viewer(), readParameters(versionsQuerySchema, query)),
    { query: Object.keys(versionsQuerySchema.shape) },
  );

export const POST = (request: Request) =>
  handle(request, async ({ identity, viewer, json }) => {
    requireWriter(await viewer());
    const id = await keepDraft(identity, parseBody(newDraftSchema, await json()));
    return Response.json({ id }, { status: 201, headers: { location: `/api/v1/policy/versions/${id}` } });
  });
