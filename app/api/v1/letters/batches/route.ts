import { handle } from "#lib/server/door.ts";
import { batchesSchema, listBatches } from "#lib/server/letters/read-batches.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

export function GET(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ viewer, query }) => listBatches(await viewer(), readParameters(batchesSchema, query)),
    { query: Object.keys(batchesSchema.shape) },
  );
}
