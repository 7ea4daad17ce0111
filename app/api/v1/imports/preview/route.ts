import { handle } from "#lib/server/door.ts";
import { requireMayImport } from "#lib/server/import/answer.ts";
import { previewUpload } from "#lib/server/import/preview.ts";
import { fileFormSchema } from "#lib/server/import/schema.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, directory, query }) => {
      requireBudgetOf("preview", identity);
      requireMayImport(await viewer());
      return previewUpload(request, readParameters(fileFormSchema, query), await viewer(), await directory());
    },
    { scope: "import", query: Object.keys(fileFormSchema.shape) },
  );
}
