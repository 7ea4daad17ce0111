import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

/** Longer than another one's round: a connection must not end while a request is on its way. */
const KEEP_MS = 120_000;

/** The barest server that takes a body and answers JSON; it listens on PORT once `ready` is called, and ends with whoever started it. */
export function floorServer(answer: (body: string, headers: IncomingHttpHeaders) => Promise<string>): {
  server: Server;
  ready: () => void;
} {
  const server = createServer({ keepAliveTimeout: KEEP_MS }, (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", async () => {
      const said = await answer(body, request.headers);
      response.setHeader("content-type", "application/json").end(said);
    });
  });
  const ready = () => {
    server.listen({ port: Number(process.env.PORT), backlog: 1024 }, () => console.log("floor is ready"));
    for (const end of ["SIGTERM", "disconnect"]) process.once(end, () => process.exit(0));
  };
  return { server, ready };
}
