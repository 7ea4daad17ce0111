import { handle } from "#lib/server/door.ts";
import { requireMayImport } from "#lib/server/import/answer.ts";
import { beginImport } from "#lib/server/import/receive.ts";
import { wakeImports } from "#lib/server/import/runner.ts";
import { dryRunSchema } from "#lib/server/import/schema.ts";
import { receiveUpload } from "#lib/server/import/upload.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, query }) => {
      requireMayImport(await viewer());
      const { dryRun } = readParameters(dryRunSchema, query);
      const id = await beginImport(identity, dryRun === "1", (made) => receiveUpload(request, made));
      wakeImports();
      return Response.json({ id }, { status: 202, headers: { location: `/api/v1/imports/${id}` } });
    },
    { scope: "import", query: Object.keys(dryRunSchema.shape) },
  );
}
