import { handle } from "#lib/server/door.ts";
import { createKey, listKeys, newKeySchema } from "#lib/server/org/keys.ts";
import { parseBody } from "#lib/server/parse-body.ts";

const admin = { scope: "admin" } as const;

export const GET = (request: Request) => handle(request, listKeys, admin);

export const POST = (request: Request) =>
  handle(
    request,
    async ({ identity, json }) => {
      const made = await createKey(identity, parseBody(newKeySchema, await json()));
      return Response.json(made, { status: 201 });
    },
    admin,
  );
