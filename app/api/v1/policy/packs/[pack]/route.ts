import { handle } from "#lib/server/door.ts";
import { packQuerySchema, readPack } from "#lib/server/policy/read-packs.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ pack: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ viewer, query }) =>
      readPack(await viewer(), (await params).pack, readParameters(packQuerySchema, query).version),
    { query: Object.keys(packQuerySchema.shape) },
  );
