import { readDay, switchDay } from "#lib/server/demo-day.ts";
import { handle } from "#lib/server/door.ts";

export const GET = (request: Request) => handle(request, readDay);

export const PUT = (request: Request) => handle(request, switchDay);
