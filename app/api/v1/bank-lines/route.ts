import { linesSchema } from "#lib/server/bank/bank-queries.ts";
import { listBankLines } from "#lib/server/bank/read-lines.ts";
import { handle } from "#lib/server/door.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      listBankLines(await viewer(), await directory(), readParameters(linesSchema, query)),
    { query: Object.keys(linesSchema.shape) },
  );
}
