/** Answers that the HTTP server gives itself, before Next has seen the request: problem+json, as behind every door. */
import type { ServerResponse } from "node:http";

/** What every answer carries that is no page; Next adds the same to its own (next.config.js). */
export const GUARDED = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
};

type Told = { status: number; title: string; code: string; traceId: string };

export function problemText({ status, title, code, traceId }: Told): string {
  return JSON.stringify({ type: `/problems/${code}`, title, status, detail: title, code, errors: [], traceId });
}

export function answerProblem(res: ServerResponse, told: Told, headers: Record<string, string> = {}): void {
  const text = problemText(told);
  const length = { "Content-Type": "application/problem+json", "Content-Length": Buffer.byteLength(text) };
  res.writeHead(told.status, { ...GUARDED, ...length, ...headers }).end(text);
}
