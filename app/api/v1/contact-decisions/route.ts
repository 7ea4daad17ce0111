import { contactDecisionSchema, decideContact } from "#lib/domain/contact-policy/index.ts";
import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";

export function POST(request: Request): Promise<Response> {
  return handle(request, async ({ json }) => decideContact(parseBody(contactDecisionSchema, await json())), {
    scope: "read",
  });
}
