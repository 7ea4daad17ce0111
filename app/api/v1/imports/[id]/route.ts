import { handle } from "#lib/server/door.ts";
import { readImport } from "#lib/server/import/answer.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readImport(await viewer(), (await params).id), { scope: "import" });
}
