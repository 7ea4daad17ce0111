import { handle } from "#lib/server/door.ts";
import { listChanges } from "#lib/server/org/list-changes.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

const admin = { scope: "admin", query: Object.keys(pageSchema.shape) } as const;

export const GET = (request: Request) =>
  handle(request, ({ query }) => listChanges(readParameters(pageSchema, query)), admin);
