import { listBankFiles, readBankFileRow } from "#lib/server/bank/read-files.ts";
import { keepBankFile, uploadBankFile } from "#lib/server/bank/receive-file.ts";
import { requireMatch } from "#lib/server/bank/require-payments.ts";
import { wakeBankLines } from "#lib/server/bank/runner.ts";
import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => listBankFiles(await viewer(), readParameters(pageSchema, query)),
    {
      query: Object.keys(pageSchema.shape),
    },
  );
}

export function POST(request: Request): Promise<Response> {
  return handle(request, async ({ identity, viewer }) => {
    requireBudgetOf("upload", identity);
    requireMatch(await viewer());
    const { id, isNew } = await keepBankFile(identity, await uploadBankFile(request));
    wakeBankLines();
    const headers = { location: `/api/v1/bank-files/${id}` };
    return Response.json(await readBankFileRow(await viewer(), id), { status: isNew ? 201 : 200, headers });
  });
}
