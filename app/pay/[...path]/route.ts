import { showPay, takePay } from "#lib/server/pay/door.ts";

type Context = { params: Promise<{ path: string[] }> };

/** A link's token, or a step of the page that it opens. */
export const GET = async (request: Request, { params }: Context) => showPay(request, (await params).path);
export const POST = async (request: Request, { params }: Context) => takePay(request, (await params).path);
