import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { requirePerson } from "#lib/server/reads/require-person.ts";
import { pinViews } from "#lib/server/views/change-views.ts";
import { pinsSchema } from "#lib/server/views/view-schema.ts";

export function PUT(request: Request): Promise<Response> {
  return handle(request, async ({ viewer, json }) => {
    await pinViews(requirePerson(await viewer()), parseBody(pinsSchema, await json()).ids);
  });
}
