import { handle } from "#lib/server/door.ts";
import { readPhone } from "#lib/server/sandbox/customer-phone.ts";

type Context = { params: Promise<{ ref: string }> };

export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async ({ viewer }) => readPhone(await viewer(), (await params).ref), { scope: "read" });
}
