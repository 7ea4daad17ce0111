import { handle } from "#lib/server/door.ts";
import { pauseImport } from "#lib/server/import/pausing.ts";

type Context = { params: Promise<{ id: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => pauseImport(await viewer(), (await params).id), { scope: "import" });
}
