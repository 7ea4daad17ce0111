import { handle } from "#lib/server/door.ts";
import { exportCases } from "#lib/server/exports/export-cases.ts";
import { exportSchemaFor } from "#lib/server/exports/export-schema.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, directory, json }) => {
      const body = await json();
      const asked = parseBody(exportSchemaFor(body), body);
      requireBudgetOf("export", identity);
      return exportCases(await viewer(), await directory(), asked);
    },
    { scope: "read" },
  );
}
