import { handle } from "#lib/server/door.ts";
import { listLetters } from "#lib/server/letters/read-batches.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      listLetters(await viewer(), await directory(), (await params).id, readParameters(pageSchema, query)),
    { query: Object.keys(pageSchema.shape) },
  );
}
