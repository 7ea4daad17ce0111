import { noteMessage } from "#lib/server/twilio/told.ts";
import { handleTwilio } from "#lib/server/twilio/webhook-door.ts";

/** Messages from customers. */
export const POST = (request: Request) => handleTwilio(request, noteMessage);
