import { handle } from "#lib/server/door.ts";
import { retireTemplate } from "#lib/server/templates/publish.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(request, async (visit) => retireTemplate(await writerOf(visit), (await params).id));
