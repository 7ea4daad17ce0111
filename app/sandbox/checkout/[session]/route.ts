import { showCheckout, takeCheckout } from "#lib/server/sandbox/stripe/checkout-door.ts";

type Context = { params: Promise<{ session: string }> };

/** A demo's own hosted payment page. */
export const GET = async (request: Request, { params }: Context) => showCheckout(request, (await params).session);
export const POST = async (request: Request, { params }: Context) => takeCheckout(request, (await params).session);
