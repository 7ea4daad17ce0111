import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";

export type Proxy = { url: string; port: number; stop(): Promise<void> };

const PATIENCE_MS = 30_000;

/**
 * A proxy for tests: every request and every upgrade goes to the next of these ports, whoever asks; to the one after it
 * when nobody listens there. It says, as proxies do, for whom it asks.
 */
export async function startRoundRobin(upstreams: readonly number[], port = 0): Promise<Proxy> {
  const turns = { requests: 0, upgrades: 0 };
  const next = (kind: keyof typeof turns) => {
    turns[kind] += 1;
    return upstreams.map((_, at) => upstreams[(turns[kind] + at) % upstreams.length] ?? 0);
  };
  const open = new Set<Socket>();
  const server = createServer((req, res) => {
    connectFirst(next("requests")).then(
      (upstream) => passOn(req, res, upstream),
      () => answer(res, 502),
    );
  });
  server.on("upgrade", (req: IncomingMessage, socket: Socket, head: Buffer) => {
    connectFirst(next("upgrades")).then(
      (upstream) => splice(req, socket, head, upstream),
      () => socket.destroy(),
    );
  });
  server.on("connection", (socket) => open.add(socket).size && socket.once("close", () => open.delete(socket)));
  const at = await listen(server, port);
  return { url: `http://127.0.0.1:${at}`, port: at, stop: () => close(server, open) };
}

function connectFirst([port, ...others]: number[]): Promise<Socket> {
  if (!port) return Promise.reject(new Error("nobody listens"));
  return new Promise<Socket>((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject).once("connect", () => resolve(socket.off("error", reject)));
  }).catch(() => connectFirst(others));
}

function passOn(req: IncomingMessage, res: ServerResponse, upstream: Socket): void {
  const headers = { ...forwarded(req), connection: "close" };
  const asked = request({ method: req.method, path: req.url, headers, createConnection: () => upstream });
  asked.setTimeout(PATIENCE_MS, () => asked.destroy());
  asked.once("response", (got) => {
    res.writeHead(got.statusCode ?? 502, endToEnd(got.rawHeaders));
    got.pipe(res);
    got.once("error", () => res.destroy());
  });
  asked.once("error", () => answer(res, 502));
  res.once("close", () => asked.destroy());
  req.pipe(asked);
}

/** Without what is between a process and the proxy alone. */
function endToEnd(raw: string[]): string[] {
  return raw.filter((_, at) => !/^(connection|keep-alive)$/i.test(raw[at - (at % 2)] ?? ""));
}

/** The upgrade goes on as it came, then both ends are one line. */
function splice(req: IncomingMessage, socket: Socket, head: Buffer, upstream: Socket): void {
  const lines = Object.entries(forwarded(req)).map(([name, value]) => `${name}: ${value}`);
  upstream.write(`${req.method} ${req.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  upstream.write(head);
  socket.setNoDelay(true).pipe(upstream).pipe(socket);
  for (const [one, other] of [
    [socket, upstream],
    [upstream, socket],
  ] as const) {
    one.once("error", () => other.destroy());
    one.once("close", () => other.destroy());
  }
}

function forwarded(req: IncomingMessage): IncomingMessage["headers"] {
  const before = req.headers["x-forwarded-for"];
  const from = [before, req.socket.remoteAddress].filter(Boolean).join(", ");
  return { ...req.headers, "x-forwarded-for": from, "x-forwarded-proto": "http" };
}

function answer(res: ServerResponse, status: number): void {
  if (res.headersSent) return void res.destroy();
  res.writeHead(status, { "content-type": "text/plain" }).end();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen({ port, host: "127.0.0.1", backlog: 1024 }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

function close(server: Server, open: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of open) socket.destroy();
  });
}
