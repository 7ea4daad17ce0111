/** What a process that is a worker alone answers: that it lives, whether it can work, and its figures. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { requireMetricsReader, scrape } from "../server/metrics-scrape.ts";
import { Problem } from "../server/problem.ts";
import { answerSafely } from "../server/problem-answer.ts";
import { readiness } from "../server/readiness.ts";
import { closeHttpServer, createHttpServer } from "./http-server.ts";

/** Listens on the port until it is stopped. */
export async function openWorkerDoor(host: string, port: number): Promise<{ stop(): Promise<void> }> {
  const server = createHttpServer(answer, { https: false });
  await listen(server, host, port);
  return { stop: () => closeHttpServer(server, 1_000) };
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const headers = new Headers(
    Object.entries(req.headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as [string, string]] : [],
    ),
  );
  const request = new Request(`http://worker${req.url}`, { method: req.method, headers });
  const response = await answerSafely(request, () => answerTo(request));
  res.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
}

async function answerTo(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== "GET") throw new Problem(404, "not-found", "This is a worker.");
  if (pathname === "/healthz") return Response.json({ status: "ok", seconds: Math.round(process.uptime()) });
  if (pathname === "/readyz") return readyAnswer();
  if (pathname !== "/metrics") throw new Problem(404, "not-found", "This is a worker.");
  await requireMetricsReader(request.headers);
  const { text, contentType } = await scrape();
  return new Response(text, { headers: { "content-type": contentType } });
}

async function readyAnswer(): Promise<Response> {
  const ready = await readiness();
  return Response.json(ready, { status: ready.status === "ready" ? 200 : 503 });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => resolve());
  });
}
