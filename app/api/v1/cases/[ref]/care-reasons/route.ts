import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { careReasonSchema, readCareReason } from "#lib/server/reads/care-reason.ts";

type Context = { params: Promise<{ ref: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, json }) => {
      requireBudgetOf("reveal", identity);
      const asked = parseBody(careReasonSchema, await json());
      return readCareReason(await viewer(), (await params).ref, asked);
    },
    { scope: "read" },
  );
}
