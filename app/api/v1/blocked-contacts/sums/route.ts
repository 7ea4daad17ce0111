import { handle } from "#lib/server/door.ts";
import { sumBlocked } from "#lib/server/policy/blocked.ts";
import { blockedFilterSchema } from "#lib/server/policy/blocked-query.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(
    request,
    async ({ viewer, directory, query }) =>
      sumBlocked(await viewer(), await directory(), readParameters(blockedFilterSchema, query)),
    { query: Object.keys(blockedFilterSchema.shape) },
  );
