import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { closeHttpServer, createHttpServer } from "./http-server.ts";

const asked: string[] = [];
const server = createHttpServer(
  async (req, res) => {
    asked.push(req.url ?? "");
    res.end("inside");
  },
  { https: false },
);
afterEach(() => closeHttpServer(server, 0));

it("answers an address that cannot be decoded itself, and lets every other one in", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: here\r\n${more}\r\n`;
  socket.write(get("/api/v1/cases/%ff") + get("/api/v1/cases/%41?q=%ff", "Connection: close\r\n"));
  const answers = await text(socket);
  expect(answers).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nX-Trace-Id: [0-9a-f-]{36}\r\n/);
  expect(answers).toContain("Content-Type: application/problem+json");
  expect(answers).toContain("Cache-Control: private, no-store");
  expect(answers).toContain('"code":"malformed"');
  for (const path of ["/api/v1/x/../me", "/api/v1/%2e%2e/me", "/a/./b", "/a\\..\\b"]) {
    const dotted = connect(port, "127.0.0.1");
    dotted.write(get(path, "Connection: close\r\n"));
    expect(await text(dotted), path).toMatch(/^HTTP\/1\.1 400 /);
  }
  expect(asked).toEqual(["/api/v1/cases/%41?q=%ff"]);
});
