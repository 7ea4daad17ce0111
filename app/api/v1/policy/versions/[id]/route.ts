import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { savedDraftSchema } from "#lib/server/policy/draft-schema.ts";
import { discardDraft, saveDraft } from "#lib/server/policy/drafts.ts";
import { readVersion } from "#lib/server/policy/read-versions.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(request, async ({ viewer }) => readVersion(await viewer(), (await params).id));

export const PUT = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer, json }) => {
    requireWriter(await viewer());
    await saveDraft(identity, (await params).id, parseBody(savedDraftSchema, await json()));
  });

export const DELETE = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer }) => {
    requireWriter(await viewer());
    await discardDraft(identity, (await params).id);
  });
