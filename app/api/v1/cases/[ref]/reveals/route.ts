import { handle } from "#lib/server/door.ts";
import { requireBudgetOf } from "#lib/server/limits.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { revealSchema, revealValue } from "#lib/server/reads/reveal.ts";

type Context = { params: Promise<{ ref: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, json }) => {
      requireBudgetOf("reveal", identity);
      const reveal = parseBody(revealSchema, await json());
      return revealValue(await viewer(), (await params).ref, reveal);
    },
    { scope: "read" },
  );
}
