import { cookiesIn } from "./cookies.ts";
import { env } from "./env.ts";
import { readBytes } from "./json-body.ts";
import { makeBuckets, take, tooMany } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { runNextAuth } from "./next-auth.ts";
import { OIDC } from "./oidc.ts";
import { requireOurOrigin } from "./origin.ts";
import { Problem } from "./problem.ts";
import { answerSafely } from "./problem-answer.ts";
import { processWide } from "./process-wide.ts";
import { accountOf } from "./sign-in.ts";
import { beginAttempt } from "./sign-in-limits.ts";

const always = {
  GET: ["providers", "csrf", "session", "signin", "signout", "error"],
  POST: ["signout"],
};
const ofPasswords = { GET: [], POST: ["callback/credentials"] };
const ofProvider = { GET: [`callback/${OIDC}`], POST: [`signin/${OIDC}`] };
/** Each of these asks the provider, so that one address may not have it asked without end. */
const rate = { perSecond: 5, burst: 100 };

/** `/api/auth/…`: sign-in is counted and limited before next-auth sees it; only what Baton uses is let through. */
export function answerAuth(request: Request, steps: string[]): Promise<Response> {
  return answerSafely(request, async () => {
    const isPost = request.method === "POST";
    requireKnown(isPost ? "POST" : "GET", steps.join("/"));
    if (steps[1] === OIDC) requireRoom(request.headers.get("x-baton-address") ?? "");
    if (!isPost) return runFor(request, steps, {});
    if (request.headers.has("origin")) requireOurOrigin(request.headers);
    const body = await readForm(request);
    return steps[0] === "callback" ? signInCounted(request, steps, body) : runFor(request, steps, body);
  });
}

function requireKnown(method: "GET" | "POST", path: string): void {
  const { oidc, passwordSignIn } = env();
  const ways = [always, ...(passwordSignIn ? [ofPasswords] : []), ...(oidc ? [ofProvider] : [])];
  if (!ways.some((way) => (way[method] as string[]).includes(path)))
    throw new Problem(404, "not-found", "There is nothing here.");
}

function requireRoom(address: string): void {
  const wait = take(processWide("asking-provider", makeBuckets), networkOf(address), rate, performance.now());
  if (wait > 0) throw tooMany(wait, "Too many sign-ins at once. Wait, then try again.");
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
    // A form has texts alone.
    return Object.fromEntries(Object.entries(said ?? {}).filter(([, value]) => typeof value === "string"));
  } catch {
    throw new Problem(400, "malformed", "The body is not JSON in UTF-8.");
  }
}
