import { handle } from "#lib/server/door.ts";
import { movesQuerySchema, previewChange } from "#lib/server/org/preview.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ id: string }> };

/** What another role (`?role=`) or other teams (`?teams=a,b`) would move, before it is done. */
export const GET = (request: Request, { params }: Context) =>
  handle(request, async ({ query }) => previewChange((await params).id, readParameters(movesQuerySchema, query)), {
    scope: "admin",
    query: ["role", "teams"],
  });
