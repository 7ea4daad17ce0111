import { handle } from "#lib/server/door.ts";
import { boardCasesSchema, readBoardCases } from "#lib/server/reads/board-cases.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(
    request,
    async ({ viewer, directory, query }) =>
      readBoardCases(await viewer(), await directory(), readParameters(boardCasesSchema, query)),
    { query: Object.keys(boardCasesSchema.shape) },
  );
