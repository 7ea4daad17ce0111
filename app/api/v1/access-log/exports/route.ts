import { handle } from "#lib/server/door.ts";
import { exportAccessLog } from "#lib/server/exports/export-access-log.ts";
import { requireExportBudget } from "#lib/server/exports/export-budget.ts";
import { accessExportSchema } from "#lib/server/exports/export-schema.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, directory, json }) => {
      const asked = parseBody(accessExportSchema, await json());
      requireExportBudget(identity);
      return exportAccessLog(await viewer(), await directory(), asked);
    },
    { scope: ["read", "admin"] },
  );
}
