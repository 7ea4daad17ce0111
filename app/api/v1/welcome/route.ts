import { handleStranger } from "#lib/server/stranger-door.ts";
import { welcome } from "#lib/server/welcome.ts";

export const POST = (request: Request) => handleStranger(request, async (json) => welcome(await json()));
