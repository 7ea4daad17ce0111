import { handle } from "#lib/server/door.ts";
import { readLinked } from "#lib/server/reads/linked.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readLinked(await viewer(), (await params).ref));
}
