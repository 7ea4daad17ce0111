import { handle } from "#lib/server/door.ts";
import { readWhole } from "#lib/server/templates/read-templates.ts";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(request, async ({ viewer, directory }) => readWhole(await viewer(), (await params).id, await directory()));
