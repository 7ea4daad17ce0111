import { SCOPES } from "#lib/server/api-keys.ts";
import { handle } from "#lib/server/door.ts";
import { whoAmI } from "#lib/server/me.ts";

export const GET = (request: Request) => handle(request, whoAmI, { scope: SCOPES });
