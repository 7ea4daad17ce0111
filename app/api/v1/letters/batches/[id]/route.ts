import { handle } from "#lib/server/door.ts";
import { readBatch } from "#lib/server/letters/read-batches.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readBatch(await viewer(), (await params).id));
}
