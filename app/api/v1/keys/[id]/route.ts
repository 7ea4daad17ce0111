import { handle } from "#lib/server/door.ts";
import { revokeKey } from "#lib/server/org/keys.ts";

type Context = { params: Promise<{ id: string }> };

export const DELETE = (request: Request, { params }: Context) =>
  handle(request, async ({ identity }) => revokeKey(identity, (await params).id), { scope: "admin" });
