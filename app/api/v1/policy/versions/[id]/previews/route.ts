import { handle } from "#lib/server/door.ts";
import { askPreview, lastPreviews } from "#lib/server/policy/preview.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(request, async ({ viewer }) => {
    requireWriter(await viewer());
    return lastPreviews((await params).id);
  });

export const POST = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer }) => {
    requireWriter(await viewer());
    const id = await askPreview(identity, (await params).id);
    return Response.json({ id }, { status: 202, headers: { location: `/api/v1/policy/previews/${id}` } });
  });
