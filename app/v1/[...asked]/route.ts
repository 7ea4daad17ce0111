import { answerStripe } from "#lib/server/sandbox/stripe/api.ts";

/** Where Stripe's library looks for its API when a demo is its own payment gateway. */
export const GET = (request: Request) => answerStripe(request);
export const POST = (request: Request) => answerStripe(request);
