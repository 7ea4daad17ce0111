import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { previewTemplate } from "#lib/server/templates/preview.ts";
import { previewSchema } from "#lib/server/templates/template-schema.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ viewer, directory, json }) => {
      const asked = parseBody(previewSchema, await json());
      return previewTemplate(await viewer(), await directory(), (await params).id, asked);
    },
    { scope: ["read", "write"] },
  );
