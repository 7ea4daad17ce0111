import { handle } from "#lib/server/door.ts";
import { exportBlocked } from "#lib/server/exports/export-blocked.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { blockedExportSchema } from "#lib/server/policy/blocked-query.ts";

export const POST = (request: Request) =>
  handle(
    request,
    async ({ identity, viewer, directory, json }) => {
      const asked = parseBody(blockedExportSchema, await json());
      requireBudgetOf("export", identity);
      return exportBlocked(await viewer(), await directory(), asked);
    },
    { scope: "read" },
  );
