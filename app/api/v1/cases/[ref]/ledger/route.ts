import { handle } from "#lib/server/door.ts";
import { ledgerSchema, readLedger } from "#lib/server/reads/ledger.ts";
import { readParameters } from "#lib/server/reads/query-parameters.ts";

type Context = { params: Promise<{ ref: string }> };

export const GET = (request: Request, { params }: Context) =>
  handle(
    request,
    async ({ viewer, query }) => readLedger(await viewer(), (await params).ref, readParameters(ledgerSchema, query)),
    { scope: ["read", "write"], query: Object.keys(ledgerSchema.shape) },
  );
