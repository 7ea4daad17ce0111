import { handle } from "#lib/server/door.ts";
import { versioned } from "#lib/server/etag.ts";
import { caseSchema, readCase } from "#lib/server/reads/case.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) =>
      versioned(request, await readCase(await viewer(), (await params).ref, readParameters(caseSchema, query))),
    { scope: ["read", "write"], query: Object.keys(caseSchema.shape) },
  );
}
