import { handle } from "#lib/server/door.ts";
import { endDuty } from "#lib/server/org/duty.ts";

type Context = { params: Promise<{ slug: string; from: string }> };

export const DELETE = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ identity }) => {
      const { slug, from } = await params;
      await endDuty(identity, slug, from);
    },
    { scope: "admin" },
  );
