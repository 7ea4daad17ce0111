import { handle } from "#lib/server/door.ts";
import { noteReturnsByHand } from "#lib/server/letters/by-hand.ts";
import { returnsSchema } from "#lib/server/letters/returned-mail.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export function POST(request: Request): Promise<Response> {
  return handle(request, async ({ identity, viewer, json }) => {
    const returned = parseBody(returnsSchema, await json());
    return { items: await noteReturnsByHand(identity, await viewer(), returned) };
  });
}
