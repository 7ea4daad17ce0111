import { handle } from "#lib/server/door.ts";
import { requireMayImport } from "#lib/server/import/answer.ts";
import { keepMapping, listMappings } from "#lib/server/import/saved-mappings.ts";
import { savedMappingSchema } from "#lib/server/import/schema.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => {
      requireMayImport(await viewer());
      return listMappings(readParameters(pageSchema, query));
    },
    { scope: "import", query: Object.keys(pageSchema.shape) },
  );
}

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, json }) => {
      requireMayImport(await viewer());
      const kept = await keepMapping(identity, parseBody(savedMappingSchema, await json()));
      return Response.json(kept, { status: 201, headers: { location: `/api/v1/import-mappings/${kept.id}` } });
    },
    { scope: "import" },
  );
}
