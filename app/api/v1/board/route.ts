import { handle } from "#lib/server/door.ts";
import { readBoard } from "#lib/server/reads/board.ts";

export function GET(request: Request): Promise<Response> {
  return handle(request, async ({ viewer, directory }) => readBoard(await viewer(), await directory()));
}
