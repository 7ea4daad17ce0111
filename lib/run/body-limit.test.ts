import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeHttpServer, createHttpServer } from "./http-server.ts";

let server: Server;

beforeEach(async () => {
  server = createHttpServer(
    async (req, res) => {
      let size = 0;
      for await (const chunk of req) size += chunk.length;
      res.end(JSON.stringify({ size, address: req.headers["x-baton-address"], trace: req.headers["x-trace-id"] }));
    },
    { https: false },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => closeHttpServer(server, 0));

function send(path: string, size: number, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const options = { port, host: "127.0.0.1", path, method: "POST", headers: { "content-length": size, ...headers } };
  return new Promise<{ status?: number; trace: unknown; body: Record<string, unknown> }>((resolve, reject) => {
    const req = request(options, (res) => {
      let text = "";
      res.on("data", (chunk) => {
        text += chunk;
      });
      res.on("end", () =>
        resolve({ status: res.statusCode, trace: res.headers["x-trace-id"], body: JSON.parse(text) }),
      );
    });
    req.on("error", reject);
    req.end(Buffer.alloc(size, "a"));
  });
}

it.each(["close", "keep-alive"])(
  "answers a large body instead of resetting the connection (%s)",
  async (connection) => {
    for (const size of [65_537, 1_000_000, 20_000_000]) {
      const { status, body, trace } = await send("/api/v1/cases/C-1/commands", size, { connection });
      expect(status).toBe(413);
      expect(body).toMatchObject({ status: 413, code: "too-large", traceId: trace });
    }
  },
);

it("lets 64 kB and files through", async () => {
  expect((await send("/api/v1/cases/C-1/commands", 65_536)).body.size).toBe(65_536);
  for (const path of ["/api/v1/imports?dryRun=1", "/api/v1/bank-files", "/api/v1/bank-files/preview"])
    expect((await send(path, 1_000_000)).body.size).toBe(1_000_000);
});

it("overwrites what a client claims about its address and trace", async () => {
  const { body, trace } = await send("/api/v1/cases", 1, { "x-baton-address": "6.6.6.6", "x-trace-id": "mine" });
  expect(body.address).toBe("127.0.0.1");
  expect(body.trace).toBe(trace);
  expect(trace).toMatch(/^[0-9a-f-]{36}$/);
});
