import { handle } from "#lib/server/door.ts";
import { readPortfolios } from "#lib/server/reads/directory-lists.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ directory, query }) => readPortfolios(await directory(), readParameters(pageSchema, query)),
    { query: Object.keys(pageSchema.shape) },
  );
}
