import { handle } from "#lib/server/door.ts";
import { deactivatePerson } from "#lib/server/org/people.ts";
import { previewDeactivation } from "#lib/server/org/preview.ts";
import { readPerson } from "#lib/server/org/reads.ts";

type Context = { params: Promise<{ id: string }> };

/** What a deactivation would move, before it is done. */
export const GET = (request: Request, { params }: Context) =>
  handle(request, async () => previewDeactivation((await params).id), { scope: "admin" });

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity }) => {
      const { id } = await params;
      const moved = await deactivatePerson(identity, id);
      return { person: await readPerson(id), moved };
    },
    { scope: "admin" },
  );
