import { handle } from "#lib/server/door.ts";
import { renamePerson, renameSchema } from "#lib/server/org/people.ts";
import { readPerson } from "#lib/server/org/reads.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(request, async () => readPerson((await params).id), { scope: "admin" });

export const PATCH = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) => {
      const { id } = await params;
      await renamePerson(identity, id, parseBody(renameSchema, await json()).name);
      return readPerson(id);
    },
    { scope: "admin" },
  );
