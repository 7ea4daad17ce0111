import { handle } from "#lib/server/door.ts";
import { takeManifest } from "#lib/server/letters/manifest.ts";
import { printFile } from "#lib/server/letters/print-file.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ identity, viewer, directory }) => {
    requireBudgetOf("export", identity);
    return printFile(await takeManifest(await viewer(), await directory(), (await params).id, "print"));
  });
}
