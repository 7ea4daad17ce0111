import { handle } from "#lib/server/door.ts";
import { readPeople } from "#lib/server/reads/directory-lists.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      readPeople(await viewer(), await directory(), readParameters(pageSchema, query)),
    { query: Object.keys(pageSchema.shape) },
  );
}
