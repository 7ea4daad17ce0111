import { handle } from "#lib/server/door.ts";
import { readPreview } from "#lib/server/policy/preview.ts";
import { requireWriter } from "#lib/server/policy/require-writer.ts";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(request, async ({ viewer }) => {
    requireWriter(await viewer());
    return readPreview((await params).id);
  });
