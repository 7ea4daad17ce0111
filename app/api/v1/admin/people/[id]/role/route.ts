import { handle } from "#lib/server/door.ts";
import { roleSchema, setRole } from "#lib/server/org/people.ts";
import { readPerson } from "#lib/server/org/reads.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export const PUT = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) => {
      const { id } = await params;
      const moved = await setRole(identity, id, parseBody(roleSchema, await json()).role);
      return { person: await readPerson(id), moved };
    },
    { scope: "admin" },
  );
