/** How anything that was thrown becomes an answer: RFC 9457 problem+json with a trace id, nothing personal in the log. */
import { randomUUID } from "node:crypto";
import { Refusal } from "../domain/refusal.ts";
import { errorCode, isDatabaseAway } from "./database.ts";
import { unlessSilent } from "./database-silence.ts";
import { log, traitsOf } from "./log.ts";
import { answerMeasured } from "./measured-answer.ts";
import { Problem } from "./problem.ts";
import { logRefusal } from "./security-log.ts";

const TITLES: Record<string, string> = {
  malformed: "The request cannot be read",
  unauthorized: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  conflict: "Somebody was faster",
  stale: "The case has changed",
  "idempotency-mismatch": "This commandId is taken",
  "too-large": "The body is too large",
  "unsupported-media-type": "The body is of another type",
  invalid: "Some of this is not valid",
  refused: "A rule refuses this",
  "unknown-command": "There is no such command",
  "wrong-currency": "The currency is not the case's",
  "too-many": "Too many requests",
  internal: "Something went wrong here",
  unavailable: "Not possible at the moment",
};

/** Runs `work` and answers whatever it throws. Every answer carries `X-Trace-Id`; nothing of ours is cached by others. */
export async function answerSafely(
  request: Request,
  work: (traceId: string) => Promise<Response> | Response,
): Promise<Response> {
  const traceId = request.headers.get("x-trace-id") ?? randomUUID();
  const response = await answerMeasured(request, traceId, () => answerOrProblem(request, work, traceId));
  response.headers.set("x-trace-id", traceId);
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
  // Opened by itself in a browser it is a file, never a page of ours with somebody's words in it.
  if (isData(request, response)) response.headers.set("content-disposition", 'attachment; filename="api.json"');
  return response;
}

function isData({ url }: Request, { headers }: Response): boolean {
  return (
    url.includes("/api/v1/") && !headers.has("content-disposition") && /json/.test(headers.get("content-type") ?? "")
  );
}

async function answerOrProblem(
  request: Request,
  work: (traceId: string) => Promise<Response> | Response,
  traceId: string,
) {
  try {
    return await unlessSilent(Promise.resolve(work(traceId)));
  } catch (error) {
    const problem = toProblem(error, traceId);
    logRefusal(request, problem, traceId);
    return problemResponse(problem, traceId);
  }
}

/** The problem as `application/problem+json`. A `retryAfter` (seconds) among its extras becomes the header. */
export function problemResponse(problem: Problem, traceId: string): Response {
  const { status, code, message: detail, extra } = problem;
  const { retryAfter, errors = [], ...facts } = extra;
  const title = TITLES[code] ?? "The request was refused";
  const body = { ...facts, type: `/problems/${code}`, title, status, detail, code, errors, traceId };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="baton"');
  return new Response(JSON.stringify(body), { status, headers });
}

/** What to tell the caller about an error; what nobody expected is logged and told as 500. */
export function toProblem(error: unknown, traceId: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return refusalProblem(error);
  if (isDatabaseAway(error)) return databaseAway(error, traceId);
  log().error({ traceId, error: traitsOf(error) }, "a request failed");
  return new Problem(
    500,
    "internal",
    `Nothing was changed by this request. Tell your admin this trace id: ${traceId}.`,
  );
}

const REFUSED = { refused: 422, "wrong-currency": 422, invalid: 422, conflict: 409, forbidden: 403 } as const;

function refusalProblem({ code, rule, message, facts }: Refusal): Problem {
  return new Problem(REFUSED[code], code, message, { ...facts, rule });
}

function databaseAway(error: unknown, traceId: string): Problem {
  log().warn({ traceId, code: errorCode(error) }, "the database is away");
  return new Problem(503, "unavailable", "The database is away. Nothing was lost; try again.", { retryAfter: 2 });
}
