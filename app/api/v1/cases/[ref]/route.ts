import * as z from "zod";
import { handle } from "#lib/server/door.ts";
import { versioned } from "#lib/server/etag.ts";
import { readCase } from "#lib/server/reads/case.ts";
import { atParameter, readParameters } from "#lib/server/reads/query-parameters.ts";

const schema = z.strictObject({ at: atParameter });
type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => {
      const { at } = readParameters(schema, query);
      return versioned(request, await readCase(await viewer(), (await params).ref, at));
    },
    { scope: ["read", "write"], query: ["at"] },
  );
}
