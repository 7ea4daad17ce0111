import { handle } from "#lib/server/door.ts";
import { permissionsSchema, readContactPermissions } from "#lib/server/reads/contact-permissions.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) => {
      const asked = readParameters(permissionsSchema, query);
      return readContactPermissions(await viewer(), await directory(), (await params).ref, asked);
    },
    { scope: ["read", "write"], query: Object.keys(permissionsSchema.shape) },
  );
}
