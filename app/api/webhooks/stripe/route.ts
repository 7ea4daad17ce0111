import { handleStripe } from "#lib/server/gateway/webhook-door.ts";

/** What Stripe tells of payments, refunds and disputes. */
export const POST = (request: Request) => handleStripe(request);
