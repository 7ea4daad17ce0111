import { handle } from "#lib/server/door.ts";
import { restoreView } from "#lib/server/views/change-views.ts";
import { keeperOf } from "#lib/server/views/keeper.ts";

type Context = { params: Promise<{ id: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (visit) => restoreView(await keeperOf(visit), (await params).id));
}
