import { requireMetricsReader, scrape } from "#lib/server/metrics-scrape.ts";
import { answerSafely } from "#lib/server/problem-answer.ts";

export function GET(request: Request): Promise<Response> {
  return answerSafely(request, async () => {
    await requireMetricsReader(request.headers);
    const { text, contentType } = await scrape();
    return new Response(text, { headers: { "content-type": contentType } });
  });
}
