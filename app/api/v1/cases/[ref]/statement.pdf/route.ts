import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { readStatement, statementSchema } from "#lib/server/statement/read-statement.ts";
import { statementPdf } from "#lib/server/statement/statement-pdf.ts";

type Context = { params: Promise<{ ref: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, viewer, directory, query }) => {
      const asked = readParameters(statementSchema, query);
      requireBudgetOf("export", identity);
      return statementPdf(await readStatement(await viewer(), await directory(), (await params).ref, asked, "pdf"));
    },
    { scope: ["read"], query: Object.keys(statementSchema.shape) },
  );
