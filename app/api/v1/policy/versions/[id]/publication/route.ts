import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { publicationSchema } from "#lib/server/policy/draft-schema.ts";
import { publishVersion } from "#lib/server/policy/publish.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer, json }) => {
    requireWriter(await viewer());
    await publishVersion(identity, (await params).id, parseBody(publicationSchema, await json()));
  });
