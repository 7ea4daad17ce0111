import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { planPreviewSchema, previewPlan } from "#lib/server/reads/plan-preview.ts";

type Context = { params: Promise<{ ref: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ viewer, directory, json }) => {
      const asked = parseBody(planPreviewSchema, await json());
      return previewPlan(await viewer(), await directory(), (await params).ref, asked);
    },
    { scope: ["read", "write"] },
  );
