import { handle } from "#lib/server/door.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { countsSchema, readCounts } from "#lib/server/reads/queue-counts.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      readCounts(await viewer(), await directory(), readParameters(countsSchema, query).team),
    { query: Object.keys(countsSchema.shape) },
  );
}
