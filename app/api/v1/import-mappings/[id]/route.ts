import { handle } from "#lib/server/door.ts";
import { requireMayImport } from "#lib/server/import/answer.ts";
import { changeMapping, dropMapping } from "#lib/server/import/saved-mappings.ts";
import { savedMappingSchema } from "#lib/server/import/schema.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer, json }) => {
      requireMayImport(await viewer());
      return changeMapping(identity, (await params).id, parseBody(savedMappingSchema, await json()));
    },
    { scope: "import" },
  );
}

export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ identity, viewer }) => {
      requireMayImport(await viewer());
      await dropMapping(identity, (await params).id);
    },
    { scope: "import" },
  );
}
