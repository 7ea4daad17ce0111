import { handle } from "#lib/server/door.ts";
import { invite } from "#lib/server/org/invitation.ts";
import { createPerson, newPersonSchema } from "#lib/server/org/people.ts";
import { listPeople, readPerson } from "#lib/server/org/reads.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(request, ({ query }) => listPeople(readParameters(pageSchema, query)), {
    scope: "admin",
    query: Object.keys(pageSchema.shape),
  });

export const POST = (request: Request) =>
  handle(
    request,
    async ({ identity, json }) => {
      const id = await createPerson(identity, parseBody(newPersonSchema, await json()));
      const [person, invitation] = await Promise.all([readPerson(id), invite(id)]);
      return Response.json({ person, invitation }, { status: 201 });
    },
    { scope: "admin" },
  );
