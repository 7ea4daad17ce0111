import { handle } from "#lib/server/door.ts";
import { previewRevocation } from "#lib/server/org/preview.ts";

type Context = { params: Promise<{ slug: string; portfolio: string }> };

/** What revoking the grant would move, before it is done. */
export const GET = (request: Request, { params }: Context) =>
  handle(
    request,
    async () => {
      const { slug, portfolio } = await params;
      return previewRevocation(slug, portfolio);
    },
    { scope: "admin" },
  );
