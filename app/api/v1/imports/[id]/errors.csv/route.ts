import { handle } from "#lib/server/door.ts";
import { requireImport } from "#lib/server/import/answer.ts";
import { errorsStream } from "#lib/server/import/errors-file.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer }) => {
      const { id } = await requireImport(await viewer(), (await params).id);
      const headers = {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="errors.csv"',
        "cache-control": "no-store",
      };
      return new Response(errorsStream(id), { headers });
    },
    { scope: "import" },
  );
}
