import { handle } from "#lib/server/door.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { forCaseSchema, templatesForCase } from "#lib/server/templates/for-case.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) =>
      templatesForCase(await viewer(), (await params).ref, readParameters(forCaseSchema, query)),
    { scope: ["read", "write"], query: Object.keys(forCaseSchema.shape) },
  );
}
