import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

let http: HttpServer;
let server: Server;
/** How each who comes is received, in order; from the last one on, they are let in. */
let refusals: string[];

vi.mock("socket.io-client", async (original) => {
  const { io } = await original<typeof import("socket.io-client")>();
  return { io: (options: object) => io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, options) };
});

beforeEach(async () => {
  vi.stubGlobal("window", { addEventListener: () => {} });
  http = createServer();
  server = new Server(http, { path: "/live", transports: ["websocket"] });
  server.use((socket, next) => {
    const code = refusals.shift();
    if (!code) return next();
    next(Object.assign(new Error("Not now."), { data: { code } }));
    setImmediate(() => socket.conn.close());
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

it("comes back by itself after it was refused because the database is away", async () => {
  refusals = ["unavailable", "unavailable"];
  const { liveSocket } = await import("./connection.ts");
  const socket = liveSocket();
  const refused: string[] = [];
  socket.on("connect_error", (error: Error & { data?: { code: string } }) => refused.push(`${error.data?.code}`));

  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));

  expect(refused).toEqual(["unavailable", "unavailable"]);
  socket.disconnect();
});
