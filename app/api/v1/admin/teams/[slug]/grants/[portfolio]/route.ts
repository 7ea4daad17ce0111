import { handle } from "#lib/server/door.ts";
import { giveGrant, revokeGrant } from "#lib/server/org/grants.ts";

type Context = { params: Promise<{ slug: string; portfolio: string }> };

export const PUT = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity }) => {
      const { slug, portfolio } = await params;
      await giveGrant(identity, slug, portfolio);
    },
    { scope: "admin" },
  );

export const DELETE = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity }) => {
      const { slug, portfolio } = await params;
      return { moved: await revokeGrant(identity, slug, portfolio) };
    },
    { scope: "admin" },
  );
