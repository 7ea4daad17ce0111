import { answerSandbox, fetchMessage } from "#lib/server/sandbox/twilio-api.ts";

type Context = { params: Promise<{ sid: string; message: string }> };

export const GET = (request: Request, context: Context) => answerSandbox(request, context, fetchMessage);
