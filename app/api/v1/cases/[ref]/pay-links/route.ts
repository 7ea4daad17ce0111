import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { listPayLinks, makePayLink, makePayLinkSchema } from "#lib/server/pay/desk-links.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => listPayLinks(await viewer(), (await params).ref), {
    scope: ["read", "write"],
  });
}

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ identity, viewer, json }) => {
    const asked = parseBody(makePayLinkSchema, await json());
    const made = await makePayLink(identity, await viewer(), (await params).ref, asked);
    return Response.json(made, { status: 201 });
  });
}
