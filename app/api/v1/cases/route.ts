import { handle } from "#lib/server/door.ts";
import { measured } from "#lib/server/metrics.ts";
import { openCase, readOpening } from "#lib/server/open-case.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";
import { readQueue } from "#lib/server/reads/queue.ts";
import { queueSchema } from "#lib/server/reads/queue-query.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      readQueue(await viewer(), await directory(), readParameters(queueSchema, query)),
    { query: Object.keys(queueSchema.shape) },
  );
}

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ identity, json }) => {
      const opening = readOpening(await json());
      const { ref, version, events, replay } = await measured("open-case", () => openCase(identity, opening));
      const headers = { location: `/api/v1/cases/${ref}`, ...(replay && { "idempotent-replay": "true" }) };
      return Response.json({ ref, version, events }, { status: 201, headers });
    },
    { scope: ["write", "import"] },
  );
}
