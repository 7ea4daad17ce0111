import { handle } from "#lib/server/door.ts";
import { createPortfolio, newPortfolioSchema } from "#lib/server/org/portfolios.ts";
import { listPortfolios } from "#lib/server/org/reads.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { pageSchema, readParameters } from "#lib/server/reads/query-parameters.ts";

export const GET = (request: Request) =>
  handle(request, ({ query }) => listPortfolios(readParameters(pageSchema, query)), {
    scope: "admin",
    query: Object.keys(pageSchema.shape),
  });

export const POST = (request: Request) =>
  handle(
    request,
    async ({ identity, json }) => {
      const portfolio = parseBody(newPortfolioSchema, await json());
      await createPortfolio(identity, portfolio);
      return Response.json(portfolio, { status: 201 });
    },
    { scope: "admin" },
  );
