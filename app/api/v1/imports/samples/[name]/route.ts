import { handle } from "#lib/server/door.ts";
import { requireMayImport } from "#lib/server/import/answer.ts";
import { readSample } from "#lib/server/import/sample.ts";

type Context = { params: Promise<{ name: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer }) => {
      requireMayImport(await viewer());
      const headers = { "content-type": "text/csv; charset=utf-8", "cache-control": "private, max-age=3600" };
      return new Response(await readSample((await params).name), { headers });
    },
    { scope: "import" },
  );
}
