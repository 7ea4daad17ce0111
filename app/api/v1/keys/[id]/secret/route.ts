import { handle } from "#lib/server/door.ts";
import { newSecretSchema, renewKey } from "#lib/server/org/keys.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) => {
      const wanted = parseBody(newSecretSchema, await json());
      return Response.json(await renewKey(identity, (await params).id, wanted), { status: 201 });
    },
    { scope: "admin" },
  );
