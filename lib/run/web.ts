import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import type { Env } from "../server/env.ts";
import { closeHttpServer, createHttpServer, stopAccepting } from "./http-server.ts";

export type Web = {
  server: Server;
  listen(): Promise<void>;
  /** Takes nobody in any more; who is in stays. */
  shut(): void;
  stop(patience: number): Promise<void>;
};

/** Next on our own server. Sockets are attached to `server` before it listens. */
export async function prepareWeb(env: Env, dev: boolean): Promise<Web> {
  // Next adds its own upgrade listener to the server it is given; this one never listens, so that ours decides.
  const upgrades = createServer();
  const app = next({ dev, dir: process.cwd(), hostname: env.host, port: env.port, httpServer: upgrades });
  await app.prepare();
  const handle = app.getRequestHandler();
  const open = new Set<Duplex>();
  const server = createHttpServer((req, res) => handle(req, res), {
    https: env.publicUrl.startsWith("https:"),
    trusts: env.trustedProxies,
  });
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isLive(req.url)) return;
    if (dev) return void upgrades.emit("upgrade", req, remember(open, socket), head);
    socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
  });
  return {
    server,
    listen: () => listen(server, env),
    shut: () => stopAccepting(server),
    stop: async (patience) => {
      for (const socket of open) socket.destroy();
      await closeHttpServer(server, patience);
      await app.close();
    },
  };
}

/** Fails at once, with words for people, when the address cannot be listened on. */
export async function checkAddress(env: Env): Promise<void> {
  const probe = createServer();
  await listen(probe, env);
  await new Promise((resolve) => probe.close(resolve));
}

function listen(server: Server, { host, port }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new Error(explain(error, host, port))));
    server.listen({ host, port, backlog: 1024 }, () => resolve());
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is in use: stop the program that has it, or set PORT to another.`;
  if (error.code === "EACCES") return `Port ${port} is not open to this user: set PORT to one above 1023.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return `HOST ${host} is no address of this machine.`;
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}

function remember(open: Set<Duplex>, socket: Duplex): Duplex {
  open.add(socket);
  return socket.once("close", () => open.delete(socket));
}

function isLive(url: string | undefined): boolean {
  return /^\/live(\/|\?|$)/.test(url ?? "");
}
