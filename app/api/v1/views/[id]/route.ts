import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";
import { changeView, dropView } from "#lib/server/views/change-views.ts";
import { keeperOf } from "#lib/server/views/keeper.ts";
import { readView } from "#lib/server/views/read-views.ts";
import { viewChangeSchema } from "#lib/server/views/view-schema.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readView(requirePerson(await viewer()), (await params).id));
}

export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (visit) => {
    const change = parseBody(viewChangeSchema, await visit.json());
    return changeView(await keeperOf(visit), (await params).id, change);
  });
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (visit) => {
    await dropView(await keeperOf(visit), (await params).id);
  });
}
