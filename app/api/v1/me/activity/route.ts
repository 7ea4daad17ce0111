import { handle } from "#lib/server/door.ts";
import { requireSession, stayActive } from "#lib/server/me.ts";

export const POST = (request: Request) => handle(request, (visit) => stayActive(requireSession(visit)));
