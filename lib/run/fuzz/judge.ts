/** What must hold for every answer, whatever was asked. */
import { nonconformity } from "../../server/openapi/conformity.ts";
import { PROBLEMS } from "../../server/openapi/problems.ts";
import type { Answer } from "./send.ts";
import type { Shot } from "./shot.ts";

/** `secrets`: words that stand in customers' data alone, for whoever may read none of it. */
export type Expectation = { within: number; secrets: readonly string[] };

const CODES: Record<string, { status: number }> = PROBLEMS;
/** What the HTTP parser itself refuses, before there is a request. */
const BEFORE = new Set([400, 408, 413, 431]);
const INSIDE =
  /node_modules|\bat \S+ \(|\bselect .+ from\b|prisma|pg_|violates|duplicate key|SyntaxError|TypeError|ECONN|\/lib\//i;

/** Why the answer must not be so; empty when all is well. */
export function faultsOf(shot: Shot, answer: Answer, { within, secrets }: Expectation): string[] {
  if (answer.status === 0) return [`no answer: ${answer.text}`];
  const faults: string[] = [];
  if (answer.status >= 500 && !isReadiness(shot, answer)) faults.push(`status ${answer.status}`);
  if (answer.took > within) faults.push(`took ${Math.round(answer.took)} ms`);
  if (!/^[0-9a-f-]{36}$/.test(answer.headers["x-trace-id"] ?? "")) faults.push("no trace id of ours");
  if (secrets.some((secret) => answer.text.includes(secret)))
    faults.push("tells of a customer whom this one may not read");
  return [...faults, ...(isOfTheApi(shot) ? apiFaults(shot, answer) : [])];
}

function apiFaults(shot: Shot, answer: Answer): string[] {
  if (shot.verb === "HEAD") return [];
  const faults = answer.status >= 400 ? problemFaults(answer) : [];
  if (!shot.reaches || !isDescribed(shot, answer)) return faults;
  if (!isSecret(shot, answer)) faults.push("may be kept by a cache");
  const type = answer.headers["content-type"] ?? "";
  const why = nonconformity(shot.method, shot.pattern, answer.status, type, read(answer.text, answer.headers));
  return why ? [...faults, why] : faults;
}

/** Sign-in's own protocol and the document itself are not in the document; nor is what the parser refuses. */
function isDescribed({ pattern }: Shot, { status }: Answer): boolean {
  return !/^\/api\/(auth|openapi)/.test(pattern) && !BEFORE.has(status) && status !== 304;
}

/** Whether no cache may keep the answer, unless it is a sample file, in which nothing is anybody's. */
function isSecret({ pattern }: Shot, { headers }: Answer): boolean {
  return pattern.includes("/samples/") || /no-store/.test(headers["cache-control"] ?? "");
}

function problemFaults({ status, headers, text }: Answer): string[] {
  if (status >= 500) return [];
  const faults: string[] = [];
  if (!headers["content-type"]?.startsWith("application/problem+json"))
    return [`${status} without a problem: ${headers["content-type"]} ${text.slice(0, 100)}`];
  const body = read(text, headers) as { code?: string; status?: number; detail?: string; traceId?: string } | null;
  if (CODES[body?.code ?? ""]?.status !== status && !BEFORE.has(status))
    faults.push(`${status} with the code ${body?.code}`);
  if (body?.status !== status || !body.detail || body.traceId !== headers["x-trace-id"])
    faults.push(`a problem that is not whole: ${text.slice(0, 200)}`);
  if (INSIDE.test(body?.detail ?? "")) faults.push(`tells of its inside: ${body?.detail}`);
  return faults;
}

function read(text: string, headers: Record<string, string>): unknown {
  if (text === "" || !/json/.test(headers["content-type"] ?? "")) return null;
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: text.slice(0, 100) };
  }
}

function isReadiness({ pattern }: Shot, { status }: Answer): boolean {
  return pattern === "/readyz" && status === 503;
}

function isOfTheApi({ target, reaches, pattern }: Shot): boolean {
  return reaches ? pattern.startsWith("/api/") : /^\/api\/v1\/[\w-]/.test(target);
}
