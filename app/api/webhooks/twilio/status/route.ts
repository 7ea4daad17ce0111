import { noteStatus } from "#lib/server/twilio/told.ts";
import { handleTwilio } from "#lib/server/twilio/webhook-door.ts";

/** Receipts. */
export const POST = (request: Request) => handleTwilio(request, noteStatus);
