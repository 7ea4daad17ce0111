import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";
import { keepView } from "#lib/server/views/change-views.ts";
import { keeperOf } from "#lib/server/views/keeper.ts";
import { readViews } from "#lib/server/views/read-views.ts";
import { newViewSchema } from "#lib/server/views/view-schema.ts";

export function GET(request: Request): Promise<Response> {
  return handle(request, async ({ viewer }) => readViews(requirePerson(await viewer())));
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async (visit) => {
    const kept = await keepView(await keeperOf(visit), parseBody(newViewSchema, await visit.json()));
    return Response.json(kept, { status: 201, headers: { location: `/api/v1/views/${kept.id}` } });
  });
}
