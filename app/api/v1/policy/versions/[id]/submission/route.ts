import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { revisionSchema } from "#lib/server/policy/draft-schema.ts";
import { submitDraft } from "#lib/server/policy/drafts.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer, json }) => {
    requireWriter(await viewer());
    await submitDraft(identity, (await params).id, parseBody(revisionSchema, await json()).revision);
  });
