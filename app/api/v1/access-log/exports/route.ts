import { handle } from "#lib/server/door.ts";
import { exportAccessLog } from "#lib/server/exports/export-access-log.ts";
import { accessExportSchema } from "#lib/server/exports/export-schema.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, directory, json }) => {
      const asked = parseBody(accessExportSchema, await json());
      requireBudgetOf("export", identity);
      return exportAccessLog(await viewer(), await directory(), asked);
    },
    { scope: ["read", "admin"] },
  );
}
