import { reconciliationSchema } from "#lib/server/bank/bank-queries.ts";
import { readReconciliation } from "#lib/server/bank/reconciliation.ts";
import { handle } from "#lib/server/door.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      readReconciliation(await viewer(), await directory(), readParameters(reconciliationSchema, query)),
    { query: ["from", "to"] },
  );
}
