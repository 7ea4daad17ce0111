import { ignoreBankLine } from "#lib/server/bank/act-on-line.ts";
import { ignoreSchema } from "#lib/server/bank/bank-queries.ts";
import { readBankLine } from "#lib/server/bank/read-lines.ts";
import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ identity, viewer, directory, json }) => {
    const { id } = await params;
    await ignoreBankLine(identity, await viewer(), id, parseBody(ignoreSchema, await json()));
    return readBankLine(await viewer(), await directory(), id);
  });
}
