import { handle } from "#lib/server/door.ts";
import { handOverByHand } from "#lib/server/letters/by-hand.ts";
import { dispatchSchema } from "#lib/server/letters/hand-over.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer, json }) => {
    const { printerReference } = parseBody(dispatchSchema, await json());
    return handOverByHand(await viewer(), (await params).id, printerReference);
  });
}
