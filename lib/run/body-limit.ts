import type { IncomingMessage, ServerResponse } from "node:http";
import { GUARDED } from "./own-answer.ts";

const limit = 64 * 1024;
const patience = 10_000;
// A file streams; a gateway's message is bounded by its own route.
const elsewhere = /^\/api\/(v1\/(imports|bank-files)|webhooks)(\/|\?|$)/;

/**
 * Answers 413 to a request that announces too large a body, and reads on while the client is still sending: a
 * connection closed under its hands would be reset, and the answer lost. Returns whether it answered. A body of
 * unannounced length is counted by the route that reads it.
 */
export function refuseLargeBody(req: IncomingMessage, res: ServerResponse, answer: string): boolean {
  if (Number(req.headers["content-length"] ?? 0) <= limit || elsewhere.test(req.url ?? "")) return false;
  res.writeHead(413, {
    ...GUARDED,
    "Content-Type": "application/problem+json",
    "Content-Length": Buffer.byteLength(answer),
    Connection: "close",
  });
  res.write(answer);
  const end = () => res.end();
  const cut = setTimeout(end, patience);
  req.on("close", () => clearTimeout(cut));
  req.on("end", end).on("error", end).resume();
  return true;
}
