import { handle } from "#lib/server/door.ts";
import { endAbsence } from "#lib/server/org/absences.ts";

type Context = { params: Promise<{ id: string }> };

export const DELETE = (request: Request, { params }: Context) =>
  handle(request, async ({ identity, viewer }) => endAbsence(identity, await viewer(), (await params).id));
