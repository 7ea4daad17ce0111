import { handle } from "#lib/server/door.ts";
import { setTeams, teamsSchema } from "#lib/server/org/people.ts";
import { readPerson } from "#lib/server/org/reads.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export const PUT = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) => {
      const { id } = await params;
      const moved = await setTeams(identity, id, parseBody(teamsSchema, await json()).teams);
      return { person: await readPerson(id), moved };
    },
    { scope: "admin" },
  );
