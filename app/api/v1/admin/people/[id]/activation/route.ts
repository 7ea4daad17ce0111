import { handle } from "#lib/server/door.ts";
import { activatePerson } from "#lib/server/org/people.ts";
import { readPerson } from "#lib/server/org/reads.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity }) => {
      const { id } = await params;
      await activatePerson(identity, id);
      return { person: await readPerson(id) };
    },
    { scope: "admin" },
  );
