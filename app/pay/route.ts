import { showPay } from "#lib/server/pay/door.ts";

/** Where a customer pays. */
export const GET = (request: Request) => showPay(request, [""]);
