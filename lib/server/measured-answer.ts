import { metrics } from "./metrics.ts";
import { spans, traced } from "./traced.ts";

/** Takes the time of an answer, and its span: by method, route and status, without what stands in the address. */
export function answerMeasured(request: Request, traceId: string, work: () => Promise<Response>): Promise<Response> {
  const method = METHODS.has(request.method) ? request.method : "other";
  const stop = metrics().answerSeconds.startTimer({ method });
  const route = routeOf(request);
  const facts = { "http.request.method": method, "http.route": route, "baton.trace_id": traceId };
  return traced(`${method} ${route}`, facts, async (note) => {
    const response = await work();
    note({ "http.response.status_code": response.status });
    stop({ status: `${Math.floor(response.status / 100)}xx` });
    return response;
  });
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

function routeOf({ url }: Request): string {
  const { current } = spans();
  return current?.routeOf(new URL(url).pathname) ?? "unknown";
}
