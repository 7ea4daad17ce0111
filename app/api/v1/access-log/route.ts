import { handle } from "#lib/server/door.ts";
import { readAccessLog } from "#lib/server/reads/access-log.ts";
import { accessQuerySchema } from "#lib/server/reads/access-query.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      readAccessLog(await viewer(), await directory(), readParameters(accessQuerySchema, query)),
    { scope: ["read", "admin"], query: Object.keys(accessQuerySchema.shape) },
  );
}
