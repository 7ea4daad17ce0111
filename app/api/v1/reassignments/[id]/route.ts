import { handle } from "#lib/server/door.ts";
import { readReassignment } from "#lib/server/reassign/answer.ts";

type Context = { params: Promise<{ id: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(request, async ({ identity }) => readReassignment(identity, (await params).id));
