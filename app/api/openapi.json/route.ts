import { openApiDocument } from "#lib/server/openapi/document.ts";
import { answerSafely } from "#lib/server/problem-answer.ts";

/** Public: it says nothing about this installation. */
export function GET(request: Request): Promise<Response> {
  return answerSafely(request, () =>
    Response.json(openApiDocument(), { headers: { "cache-control": "public, max-age=300" } }),
  );
}
