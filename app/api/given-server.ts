/** Test kit: the routes on disk behind the installation's own HTTP server, without building pages. */
import { globSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { closeHttpServer, createHttpServer } from "#lib/run/http-server.ts";

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;
type Route = { pattern: RegExp; names: string[]; file: string };

const APP = resolve(import.meta.dirname, "..");
const ROUTES: Route[] = globSync("**/route.ts", { cwd: APP })
  // A named part goes before a parameter in its place, and that before what takes the rest.
  .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  .map((file) => ({
    file,
    names: [...file.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? ""),
    pattern: new RegExp(
      `^/${file
        .replace("/route.ts", "")
        .replaceAll(".json", "\\.json")
        .replaceAll(/\[\.\.\.\w+\]/g, "(.+)")
        .replaceAll(/\[\w+\]/g, "([^/]+)")}$`,
    ),
  }));

export async function serveRoutes(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createHttpServer(answer, { https: false });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => closeHttpServer(server, 0) };
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = (req.url ?? "").split("?")[0] ?? "";
  const route = ROUTES.find(({ pattern }) => pattern.test(path));
  if (!route) return void res.writeHead(404, { "content-type": "text/plain" }).end("no route");
  const parts = route.pattern.exec(path)?.slice(1) ?? [];
  const params = Object.fromEntries(route.names.map((name, at) => [name, partOf(name, parts[at] ?? "")]));
  const module = (await import(resolve(APP, route.file))) as Record<string, Handler>;
  const handler = module[req.method === "HEAD" ? "GET" : (req.method ?? "")];
  if (!handler) throw new Error(`${req.method} ${path} came through the door`);
  await passOn(await handler(await requestOf(req), { params: Promise.resolve(params) }), req, res);
}

function partOf(name: string, said: string): string | string[] {
  return name === "nextauth" || name === "unknown" || name === "path"
    ? said.split("/").map(decodeURIComponent)
    : decodeURIComponent(said);
}

async function requestOf(req: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) headers.set(name, [value].flat().join(", "));
  const hasBody = req.method !== "GET" && req.method !== "HEAD";
  const body = hasBody ? new Uint8Array(await buffer(req)) : null;
  return new Request(`http://localhost:3000${req.url}`, { method: req.method ?? "GET", headers, body });
}

async function passOn(response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.writeHead(response.status, Object.fromEntries(response.headers));
  const bytes = response.body && req.method !== "HEAD" ? new Uint8Array(await response.arrayBuffer()) : null;
  res.end(bytes ?? undefined);
}

function rank(file: string): string {
  return file.replaceAll("[...", "~~").replaceAll("[", "~");
}
