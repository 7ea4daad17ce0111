import { doorOf } from "#lib/domain/access.ts";
import { recordAccess } from "#lib/server/access/record.ts";
import { reconciliationSchema } from "#lib/server/bank/bank-queries.ts";
import { readReconciliation, reconciliationCsv } from "#lib/server/bank/reconciliation.ts";
import { handle } from "#lib/server/door.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) => {
      const asker = await viewer();
      const span = readParameters(reconciliationSchema, query);
      const answer = await readReconciliation(asker, await directory(), span);
      const by = { kind: asker.kind, id: asker.id };
      const detail = { list: "reconciliation", ...span };
      await recordAccess({ by, via: doorOf(asker), action: "export", detail, results: answer.differences.length });
      const headers = {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="reconciliation-${span.from}-${span.to}.csv"`,
        "cache-control": "no-store",
      };
      return new Response(reconciliationCsv(answer), { headers });
    },
    { query: ["from", "to"] },
  );
}
