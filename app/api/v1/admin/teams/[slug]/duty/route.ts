import { handle } from "#lib/server/door.ts";
import { dutySchema, setDuty } from "#lib/server/org/duty.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ slug: string }> };

export const POST = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) => setDuty(identity, (await params).slug, parseBody(dutySchema, await json())),
    { scope: "admin" },
  );
