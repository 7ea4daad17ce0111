import { handle } from "#lib/server/door.ts";
import { changePortfolio, portfolioChangeSchema } from "#lib/server/org/portfolios.ts";
import { parseBody } from "#lib/server/parse-body.ts";

type Context = { params: Promise<{ slug: string }> };

export const PATCH = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity, json }) =>
      changePortfolio(identity, (await params).slug, parseBody(portfolioChangeSchema, await json())),
    { scope: "admin" },
  );
