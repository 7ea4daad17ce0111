import { handle } from "#lib/server/door.ts";
import { listImports, requireMayImport } from "#lib/server/import/answer.ts";
import { wakeImports } from "#lib/server/import/bell.ts";
import { beginImport } from "#lib/server/import/receive.ts";
import { importSchema } from "#lib/server/import/schema.ts";
import { uploadImport } from "#lib/server/import/upload-import.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => {
      requireMayImport(await viewer());
      return listImports(await viewer(), readParameters(pageSchema, query));
    },
    { scope: "import", query: Object.keys(pageSchema.shape) },
  );
}

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, query }) => {
      requireBudgetOf("upload", identity);
      requireMayImport(await viewer());
      const { dryRun, ...said } = readParameters(importSchema, query);
      const id = await beginImport(identity, dryRun === "1", (made) => uploadImport(request, made, said));
      wakeImports();
      return Response.json({ id }, { status: 202, headers: { location: `/api/v1/imports/${id}` } });
    },
    { scope: "import", query: Object.keys(importSchema.shape) },
  );
}
