import { handle } from "#lib/server/door.ts";
import { readCallSlots, slotsSchema } from "#lib/server/reads/contact-permissions.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) => {
      const asked = readParameters(slotsSchema, query);
      return readCallSlots(await viewer(), await directory(), (await params).ref, asked);
    },
    { scope: ["read", "write"], query: Object.keys(slotsSchema.shape) },
  );
}
