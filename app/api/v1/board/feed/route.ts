import { handle } from "#lib/server/door.ts";
import { readFeed } from "#lib/server/reads/board-feed.ts";

export const GET = (request: Request) =>
  handle(request, async ({ viewer, directory }) => readFeed(await viewer(), await directory()));
