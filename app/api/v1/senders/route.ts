import { handle } from "#lib/server/door.ts";
import { readSenders } from "#lib/server/templates/senders.ts";
import { writerOf } from "#lib/server/templates/writer.ts";

export const GET = (request: Request) =>
  handle(request, async (visit) => ({ items: await readSenders(await writerOf(visit)), nextCursor: null }));
