import { answerSafely } from "#lib/server/problem-answer.ts";

/** This process is up; it asks nothing of anything else. */
export function GET(request: Request): Promise<Response> {
  return answerSafely(request, () => Response.json({ status: "ok", seconds: Math.round(process.uptime()) }));
}
