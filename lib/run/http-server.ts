import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import type { Duplex } from "node:stream";
import { log, traitsOf } from "../server/log.ts";
import { NO_PROXIES, type TrustedProxies, whenceOf } from "../server/trusted-proxies.ts";
import { allowedMethods } from "./allowed-methods.ts";
import { refuseLargeBody } from "./body-limit.ts";
import { answerProblem, GUARDED, problemText } from "./own-answer.ts";

export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
/** `https`: whether people come by HTTPS, to a proxy or to us. `trusts`: the proxies whose word is taken. */
type Options = { https: boolean; trusts?: TrustedProxies };

/** The one HTTP server. Gives every answer its trace id, and tells what is inside whose address it really is. */
export function createHttpServer(handle: Handle, { https, trusts = NO_PROXIES }: Options): Server {
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    (req, res) => {
      const traceId = mark(req, res, https, trusts);
      const large = { status: 413, title: "The body is larger than 64 kB", code: "too-large", traceId };
      if (refuseLargeBody(req, res, problemText(large))) return;
      if (!isDecodable(req.url ?? "")) return answerUndecodable(res, traceId);
      if (answeredByMethod(req, res, traceId)) return;
      handle(req, res).catch((error: unknown) => {
        log().error({ error: traitsOf(error) }, "a request failed outside every route");
        answerFailure(req, res);
      });
    },
  );
  server.on("clientError", answerBrokenRequest);
  return server;
}

/** Nobody new gets a connection. Who has one is answered, and told that it was the last answer on it. */
export function stopAccepting(server: Server): void {
  server.prependListener("request", (_, res: ServerResponse) => {
    res.shouldKeepAlive = false;
  });
  // Not the HTTP server's own `close`, which cuts connections on which a proxy may be about to ask.
  NetServer.prototype.close.call(server);
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

const SAID_BY_PROXIES = ["x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"];

// Next's own pages say these to Next; to a route they would only bring on redirects and answers that are not the route's.
const SAID_BY_PAGES = [
  "rsc",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
];

// Whatever the client wrote under these names is overwritten: the code behind trusts them.
function mark(req: IncomingMessage, res: ServerResponse, https: boolean, trusts: TrustedProxies): string {
  const traceId = randomUUID();
  req.headers["x-trace-id"] = traceId;
  const whence = whenceOf(req.socket.remoteAddress, req.headers, trusts);
  req.headers["x-baton-address"] = whence.address;
  req.headers["x-baton-here"] = isFromHere(req) ? "yes" : "no";
  if (!whence.trusted) for (const name of SAID_BY_PROXIES) delete req.headers[name];
  delete req.headers["x-middleware-subrequest"];
  if (req.url?.startsWith("/api/")) for (const name of SAID_BY_PAGES) delete req.headers[name];
  res.setHeader("X-Trace-Id", traceId);
  if (https && whence.https !== false)
    res.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return traceId;
}

const SAID_FOR_ANOTHER = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];

/** Whether a program on this machine asks for itself: what a proxy passes on says whom it is for. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  return isLoopback(socket.remoteAddress ?? "") && !SAID_FOR_ANOTHER.some((name) => name in headers);
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/** Next answers 500 for a path such as `/%ff`, and resolves `..`, so that a path would pass here as another one than it meets there. */
function isDecodable(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  try {
    return !decodeURIComponent(path)
      .split(/[/\\]/)
      .some((part) => part === ".." || part === ".");
  } catch {
    return false;
  }
}

function answerUndecodable(res: ServerResponse, traceId: string): void {
  answerProblem(res, { status: 400, title: "The address cannot be read", code: "malformed", traceId });
}

/** Next answers a method that a route does not have without a problem, and some it does not know with 500. */
function answeredByMethod({ method = "", url = "" }: IncomingMessage, res: ServerResponse, traceId: string): boolean {
  const allowed = allowedMethods(url);
  const Allow = allowed.join(", ");
  if (method === "OPTIONS") return res.writeHead(204, { ...GUARDED, Allow }).end() !== undefined;
  if (allowed.includes(method)) return false;
  const title = `This address does not answer ${method}`;
  answerProblem(res, { status: 405, title, code: "method-not-allowed", traceId }, { Allow });
  return true;
}

function answerFailure(req: IncomingMessage, res: ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  const traceId = String(req.headers["x-trace-id"]);
  answerProblem(res, { status: 500, title: "Something went wrong here", code: "internal", traceId });
}

const broken: Record<string, [number, string]> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, title] = broken[error.code ?? ""] ?? [400, "Bad Request"];
  const traceId = randomUUID();
  const body = problemText({ status, title, code: "malformed", traceId });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Trace-Id: ${traceId}`,
    ...Object.entries(GUARDED).map(([name, value]) => `${name}: ${value}`),
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
