import { handle } from "#lib/server/door.ts";
import { readOrganisation } from "#lib/server/org/reads.ts";

export const GET = (request: Request) => handle(request, readOrganisation, { scope: "admin" });
