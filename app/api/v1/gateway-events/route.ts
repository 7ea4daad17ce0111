import { gatewayEventsSchema } from "#lib/server/bank/bank-queries.ts";
import { listGatewayEvents } from "#lib/server/bank/gateway-events.ts";
import { handle } from "#lib/server/door.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, directory, query }) =>
      listGatewayEvents(await viewer(), await directory(), readParameters(gatewayEventsSchema, query)),
    { query: Object.keys(gatewayEventsSchema.shape) },
  );
}
