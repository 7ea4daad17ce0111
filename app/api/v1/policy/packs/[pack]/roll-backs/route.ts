import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { rollBackSchema } from "#lib/server/policy/draft-schema.ts";
import { rollBack } from "#lib/server/policy/publish.ts";
import { packIdOf } from "#lib/server/policy/read-packs.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";

type Context = { params: Promise<{ pack: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer, json }) => {
    requireWriter(await viewer());
    const pack = packIdOf((await params).pack);
    const version = await rollBack(identity, pack, parseBody(rollBackSchema, await json()));
    return Response.json({ version }, { status: 201, headers: { location: `/api/v1/policy/packs/${pack}` } });
  });
