import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";
import { searchCases, searchSchema } from "#lib/server/reads/search.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, directory, query, json }) => {
      requireBudgetOf("search", identity);
      const search = { ...readParameters(pageSchema, query), ...parseBody(searchSchema, await json()) };
      return searchCases(await viewer(), await directory(), search);
    },
    { scope: "read", query: Object.keys(pageSchema.shape) },
  );
}
