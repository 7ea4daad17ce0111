import { handle } from "#lib/server/door.ts";
import { requireSession } from "#lib/server/me.ts";
import { changeOwnPassword, ownPasswordSchema } from "#lib/server/own-password.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export const POST = (request: Request) =>
  handle(request, async (visit) => {
    const session = requireSession(visit);
    await changeOwnPassword(session, parseBody(ownPasswordSchema, await visit.json()), visit.address);
  });
