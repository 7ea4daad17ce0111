import { handle } from "#lib/server/door.ts";
import { listPacks } from "#lib/server/policy/read-packs.ts";

export const GET = (request: Request) => handle(request, async ({ viewer }) => listPacks(await viewer()));
