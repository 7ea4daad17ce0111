import { showPreferences, takePreference } from "#lib/server/preferences/door.ts";

type Context = { params: Promise<{ token: string }> };

/** Where a customer says how they want to be contacted. */
export const GET = async (request: Request, { params }: Context) => showPreferences(request, (await params).token);
export const POST = async (request: Request, { params }: Context) => takePreference(request, (await params).token);
