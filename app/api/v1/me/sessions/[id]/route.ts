import { handle } from "#lib/server/door.ts";
import { requireSession, signOutOf } from "#lib/server/me.ts";

type Context = { params: Promise<{ id: string }> };

export const DELETE = (request: Request, { params }: Context) =>
  handle(request, async (visit) => signOutOf((await params).id, requireSession(visit)));
