import { answerSafely } from "#lib/server/problem-answer.ts";
import { readiness } from "#lib/server/readiness.ts";

export function GET(request: Request): Promise<Response> {
  return answerSafely(request, async () => {
    const ready = await readiness();
    return Response.json(ready, { status: ready.status === "ready" ? 200 : 503 });
  });
}
