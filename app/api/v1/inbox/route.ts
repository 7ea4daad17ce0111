import { handle } from "#lib/server/door.ts";
import { readInbox } from "#lib/server/reads/inbox.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => readInbox(requirePerson(await viewer()), readParameters(pageSchema, query)),
    { query: Object.keys(pageSchema.shape) },
  );
}
