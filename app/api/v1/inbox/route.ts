import { handle } from "#lib/server/door.ts";
import { readInbox } from "#lib/server/reads/inbox.ts";
import { inboxSchema } from "#lib/server/reads/inbox-query.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      readInbox(requirePerson(await viewer()), await directory(), readParameters(inboxSchema, query)),
    { query: Object.keys(inboxSchema.shape) },
  );
}
