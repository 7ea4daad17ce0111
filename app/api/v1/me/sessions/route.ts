import { handle } from "#lib/server/door.ts";
import { listSessions, requireSession } from "#lib/server/me.ts";

export const GET = (request: Request) => handle(request, (visit) => listSessions(requireSession(visit)));
