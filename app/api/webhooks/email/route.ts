import { handleMail } from "#lib/server/adapters/mail/webhook-door.ts";

/** Mail that comes back: reports of delivery, and what customers answer. */
export function POST(request: Request): Promise<Response> {
  return handleMail(request);
}
