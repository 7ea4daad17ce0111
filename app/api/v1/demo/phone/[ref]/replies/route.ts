import { handle } from "#lib/server/door.ts";
import { parseBody } from "#lib/server/parse-body.ts";
import { phoneReplySchema, replyFromPhone } from "#lib/server/sandbox/customer-phone.ts";

type Context = { params: Promise<{ ref: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return handle(
    request,
    async ({ viewer, json }) => {
      const reply = parseBody(phoneReplySchema, await json());
      return replyFromPhone(await viewer(), (await params).ref, reply);
    },
    { scope: "write" },
  );
}
