import { handle } from "#lib/server/door.ts";
import { fallbackSchema, setFallbackLead } from "#lib/server/org/duty.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export const PUT = (request: Request) =>
  handle(
    request,
    async ({ identity, json }) => setFallbackLead(identity, parseBody(fallbackSchema, await json()).person),
    { scope: "admin" },
  );
