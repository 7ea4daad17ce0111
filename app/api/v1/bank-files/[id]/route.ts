import { readBankFileRow } from "#lib/server/bank/read-files.ts";
import { handle } from "#lib/server/door.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readBankFileRow(await viewer(), (await params).id));
}
