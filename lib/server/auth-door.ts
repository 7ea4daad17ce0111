import { cookiesIn } from "./cookies.ts";
import { readBytes } from "./json-body.ts";
import { runNextAuth } from "./next-auth.ts";
import { requireOurOrigin } from "./origin.ts";
import { Problem } from "./problem.ts";
import { answerSafely } from "./problem-answer.ts";
import { accountOf } from "./sign-in.ts";
import { beginAttempt } from "./sign-in-limits.ts";

const known = {
  GET: new Set(["providers", "csrf", "session", "signin", "signout", "error"]),
  POST: new Set(["callback/credentials", "signout"]),
};

/** `/api/auth/…`: sign-in is counted and limited before next-auth sees it; only what Baton uses is let through. */
export function answerAuth(request: Request, steps: string[]): Promise<Response> {
  return answerSafely(request, async () => {
    const isPost = request.method === "POST";
    if (!known[isPost ? "POST" : "GET"].has(steps.join("/"))) {
      throw new Problem(404, "not-found", "There is nothing here.");
    }
    if (!isPost) return runFor(request, steps, {});
    if (request.headers.has("origin")) requireOurOrigin(request.headers);
    const body = await readForm(request);
    return steps[0] === "callback" ? signInCounted(request, steps, body) : runFor(request, steps, body);
  });
}

async function signInCounted(request: Request, steps: string[], body: Record<string, unknown>): Promise<Response> {
  const account = accountOf(typeof body.email === "string" ? body.email : "");
  const attempt = await beginAttempt(account, request.headers.get("x-baton-address") ?? "");
  let refused = false;
  try {
    return await runFor(request, steps, body, () => {
      refused = true;
    });
  } finally {
    if (!refused) await attempt.forget();
  }
}

async function runFor(request: Request, nextauth: string[], body: Record<string, unknown>, onRefused = () => {}) {
  const {
    status,
    headers,
    body: text,
    refused,
  } = await runNextAuth({
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: cookiesIn(request.headers),
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth },
    body,
  });
  if (refused) onRefused();
  return new Response(text, { status, headers });
}

/** A form, or the same as JSON. */
async function readForm(request: Request): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBytes(request));
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  if (!type.startsWith("application/json")) throw new Problem(415, "unsupported-media-type", "Send a form or JSON.");
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === "object" && said !== null ? { ...said } : {};
  } catch {
    throw new Problem(400, "malformed", "The body is not JSON in UTF-8.");
  }
}
