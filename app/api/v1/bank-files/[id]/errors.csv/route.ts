import { doorOf } from "#lib/domain/access.ts";
import { recordAccess } from "#lib/server/access/record.ts";
import { errorsCsv } from "#lib/server/bank/errors-csv.ts";
import { readBankFileRow } from "#lib/server/bank/read-files.ts";
import { handle } from "#lib/server/door.ts";

type Context = { params: Promise<{ id: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => {
    const asker = await viewer();
    const { id } = await readBankFileRow(asker, (await params).id);
    const by = { kind: asker.kind, id: asker.id };
    await recordAccess({ by, via: doorOf(asker), action: "export", detail: { list: "bank-file-errors", file: id } });
    const headers = {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="errors.csv"',
      "cache-control": "no-store",
    };
    return new Response(await errorsCsv(id), { headers });
  });
}
