import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { NO_PROXIES, type TrustedProxies, whenceOf } from "../server/trusted-proxies.ts";
import { refuseLargeBody } from "./body-limit.ts";

export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
/** `https`: whether people come by HTTPS, to a proxy or to us. `trusts`: the proxies whose word is taken. */
type Options = { https: boolean; trusts?: TrustedProxies };

/** The one HTTP server. Gives every answer its trace id, and tells what is inside whose address it really is. */
export function createHttpServer(handle: Handle, { https, trusts = NO_PROXIES }: Options): Server {
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    (req, res) => {
      const traceId = mark(req, res, https, trusts);
      if (refuseLargeBody(req, res, problem(413, "The body is larger than 64 kB", "too-large", traceId))) return;
      if (!isDecodable(req.url ?? "")) return answerUndecodable(res, traceId);
      handle(req, res).catch((error: unknown) => {
        console.error("A request failed outside every route:", error);
        answerFailure(req, res);
      });
    },
  );
  server.on("clientError", answerBrokenRequest);
  return server;
}

/** Lets requests under way finish, for at most `patience` milliseconds, then cuts what is left. */
export function closeHttpServer(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

// `x-forwarded-for` stays: it lets nobody in, and shows that somebody asks for another (metrics-scrape.ts).
const SAID_BY_PROXIES = ["x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"];

// Whatever the client wrote under these names is overwritten: the code behind trusts them.
function mark(req: IncomingMessage, res: ServerResponse, https: boolean, trusts: TrustedProxies): string {
  const traceId = randomUUID();
  req.headers["x-trace-id"] = traceId;
  const whence = whenceOf(req.socket.remoteAddress, req.headers, trusts);
  req.headers["x-baton-address"] = whence.address;
  if (!whence.trusted) for (const name of SAID_BY_PROXIES) delete req.headers[name];
  delete req.headers["x-middleware-subrequest"];
  res.setHeader("X-Trace-Id", traceId);
  if (https && whence.https !== false) res.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return traceId;
}

/** Next answers 500 for a path such as `/%ff`. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function answerUndecodable(res: ServerResponse, traceId: string): void {
  const body = problem(400, "The address cannot be read", "malformed", traceId);
  res.writeHead(400, { "Content-Type": "application/problem+json" }).end(body);
}

function answerFailure(req: IncomingMessage, res: ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  const body = problem(500, "Something went wrong here", "internal", String(req.headers["x-trace-id"]));
  res.writeHead(500, { "Content-Type": "application/problem+json" }).end(body);
}

const broken: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, title] = broken[error.code ?? ""] ?? [400, "Bad Request"];
  const traceId = randomUUID();
  const body = problem(status, title, "malformed", traceId);
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Trace-Id: ${traceId}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function problem(status: number, title: string, code: string, traceId: string): string {
  return JSON.stringify({ type: `/problems/${code}`, title, status, detail: title, code, errors: [], traceId });
}
