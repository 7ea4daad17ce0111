import { handle } from "#lib/server/door.ts";
import { prefer, preferencesSchema, requireSession } from "#lib/server/me.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export const PATCH = (request: Request) =>
  handle(request, async (visit) => prefer(requireSession(visit), parseBody(preferencesSchema, await visit.json())));
