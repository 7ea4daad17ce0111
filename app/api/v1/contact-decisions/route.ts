import { contactDecisionSchema, decideContact, packAt } from "#lib/domain/contact-policy/index.ts";
import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { packsAt } from "#lib/server/policy/packs.ts";

export function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async ({ json }) => {
      const input = parseBody(contactDecisionSchema, await json());
      return decideContact(input, packAt(await packsAt(), input.pack, Date.parse(input.at)));
    },
    { scope: "read" },
  );
}
