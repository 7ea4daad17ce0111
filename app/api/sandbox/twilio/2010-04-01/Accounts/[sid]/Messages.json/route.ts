import { answerSandbox, createMessage, listMessages } from "#lib/server/sandbox/twilio-api.ts";

type Context = { params: Promise<{ sid: string }> };

export const GET = (request: Request, context: Context) => answerSandbox(request, context, listMessages);

export const POST = (request: Request, context: Context) => answerSandbox(request, context, createMessage);
