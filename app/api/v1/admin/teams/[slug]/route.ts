import { handle } from "#lib/server/door.ts";
import { changeTeam, teamChangeSchema } from "#lib/server/org/teams.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ slug: string }> };

export const PATCH = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) => changeTeam(identity, (await params).slug, parseBody(teamChangeSchema, await json())),
    { scope: "admin" },
  );
