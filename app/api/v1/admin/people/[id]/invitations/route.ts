import { handle } from "#lib/server/door.ts";
import { inviteAgain } from "#lib/server/org/invitation.ts";

type Context = { params: Promise<{ id: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity }) => Response.json(await inviteAgain(identity, (await params).id), { status: 201 }),
    { scope: "admin" },
  );
