import { readBankLine } from "#lib/server/bank/read-lines.ts";
import { handle } from "#lib/server/door.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer, directory }) =>
    readBankLine(await viewer(), await directory(), (await params).id),
  );
}
