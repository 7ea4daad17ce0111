import { handle } from "#lib/server/door.ts";
import { listBlocked } from "#lib/server/policy/blocked.ts";
import { blockedQuerySchema } from "#lib/server/policy/blocked-query.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(
    request,
    async ({ viewer, directory, query }) =>
      listBlocked(await viewer(), await directory(), readParameters(blockedQuerySchema, query)),
    { query: Object.keys(blockedQuerySchema.shape) },
  );
