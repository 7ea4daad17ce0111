import { doorOf } from "#lib/domain/access.ts";
import { recordAccess } from "#lib/server/access/record.ts";
import { handle } from "#lib/server/door.ts";
import { requireImport } from "#lib/server/import/answer.ts";
import { errorsStream } from "#lib/server/import/errors-file.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer }) => {
      const asker = await viewer();
      const { id } = await requireImport(asker, (await params).id);
      const by = { kind: asker.kind, id: asker.id };
      await recordAccess({ by, via: doorOf(asker), action: "export", detail: { list: "import-errors", import: id } });
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
