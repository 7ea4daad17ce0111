import { handle } from "#lib/server/door.ts";
import { listTeams } from "#lib/server/org/reads.ts";
import { createTeam, newTeamSchema } from "#lib/server/org/teams.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(request, ({ query }) => listTeams(readParameters(pageSchema, query)), {
    scope: "admin",
    query: Object.keys(pageSchema.shape),
  });

export const POST = (request: Request) =>
  handle(
    request,
    async ({ identity, json }) => {
      const team = parseBody(newTeamSchema, await json());
      await createTeam(identity, team);
      return Response.json(team, { status: 201 });
    },
    { scope: "admin" },
  );
