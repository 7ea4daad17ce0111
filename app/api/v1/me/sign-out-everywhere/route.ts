import { handle } from "#lib/server/door.ts";
import { requireSession } from "#lib/server/me.ts";
import { endAllSessions } from "#lib/server/sessions.ts";

export const POST = (request: Request) => handle(request, (visit) => endAllSessions(requireSession(visit).person.id));
