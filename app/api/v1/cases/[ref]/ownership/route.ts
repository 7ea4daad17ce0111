import { handle } from "#lib/server/door.ts";
import { readOwnership } from "#lib/server/reads/ownership.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readOwnership(await viewer(), (await params).ref));
}
