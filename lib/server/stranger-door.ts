import { env } from "./env.ts";
import { readJson } from "./json-body.ts";
import { makeBuckets, take, tooMany } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { requireOurOrigin } from "./origin.ts";
import { answerSafely } from "./problem-answer.ts";
import { processWide } from "./process-wide.ts";

/** The edge of a route for who is not signed in: few requests from one address, and none from a foreign page. */
export function handleStranger(
  request: Request,
  work: (json: () => Promise<unknown>) => Promise<object>,
): Promise<Response> {
  return answerSafely(request, async () => {
    const address = request.headers.get("x-baton-address") ?? "";
    const wait = take(
      processWide("strangers", makeBuckets),
      networkOf(address),
      env().limits.stranger,
      performance.now(),
    );
    if (wait > 0) throw tooMany(wait, "Too many requests. Wait, then try again.");
    if (request.headers.has("origin")) requireOurOrigin(request.headers);
    return Response.json(await work(() => readJson(request)));
  });
}
