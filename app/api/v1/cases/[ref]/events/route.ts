import { handle } from "#lib/server/door.ts";
import { eventsSchema, readEvents } from "#lib/server/reads/events.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => readEvents(await viewer(), (await params).ref, readParameters(eventsSchema, query)),
    { scope: ["read", "write"], query: Object.keys(eventsSchema.shape) },
  );
}
