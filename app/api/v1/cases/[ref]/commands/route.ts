import { eventFor } from "#lib/domain/kept-apart.ts";
import { isRef } from "#lib/domain/ref.ts";
import { handle } from "#lib/server/door.ts";
import { measured } from "#lib/server/metrics.ts";
import { notFound } from "#lib/server/problem.ts";
import { readCommand } from "#lib/server/read-command.ts";
import { runCommand } from "#lib/server/run-command.ts";

type Context = { params: Promise<{ ref: string }> };

// Whether a key may write is asked after whether it sees the case (http-api.md 2, order of checks).
const scope = ["read", "write", "import", "webhooks"] as const;

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ identity, json }) => {
      const read = readCommand(await json());
      const { ref } = await params;
      if (!isRef(ref)) throw notFound();
      const { version, events, replay } = await measured(read.command.type, () => runCommand(identity, ref, read));
      const seen = events.map((event) => eventFor(identity.actor, event));
      return Response.json({ version, events: seen }, { headers: replay ? { "idempotent-replay": "true" } : {} });
    },
    { scope },
  );
}
