import { handle } from "#lib/server/door.ts";
import { closeByHand } from "#lib/server/letters/by-hand.ts";

type Context = { params: Promise<{ id: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => closeByHand(await viewer(), (await params).id));
}
