import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { ApiLine } from "./api-line.ts";
import { Tally } from "./tally.ts";

let server: Server | undefined;
afterEach(() => void server?.close());

type Reply = (request: IncomingMessage, response: ServerResponse) => void;
const status = (code: number, headers: Record<string, string> = {}): Reply => {
  return (_request, response) => void response.writeHead(code, headers).end("{}");
};

/** A server that answers one request after another like this, and a line to it. */
async function given(...replies: Reply[]) {
  const bodies: string[] = [];
  server = createServer(async (request, response) => {
    bodies.push((await Array.fromAsync(request)).join(""));
    replies.shift()?.(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const tally = new Tally(0);
  let cookie = "old";
  const renew = async () => {
    cookie = "new";
  };
  const { port } = server.address() as AddressInfo;
  return {
    bodies,
    tally,
    line: new ApiLine(`http://127.0.0.1:${port}`, { headers: () => ({ cookie }), renew }, tally),
  };
}

it("waits as told and asks the very same again", async () => {
  const { line, tally, bodies } = await given(
    status(429, { "retry-after": "0" }),
    status(503, { "retry-after": "0" }),
    status(200),
  );
  expect((await line.ask("POST", "/x", { commandId: "a" })).status).toBe(200);
  expect(bodies).toEqual(Array(3).fill('{"commandId":"a"}'));
  expect([tally.limited, tally.failures.get(503)]).toEqual([1, 1]);
});

it("signs in again once when the session has ended", async () => {
  const seen: (string | undefined)[] = [];
  const noting =
    (code: number): Reply =>
    (request, response) => {
      seen.push(request.headers.cookie);
      status(code)(request, response);
    };
  const { line } = await given(noting(401), noting(401));
  expect((await line.ask("GET", "/x")).status).toBe(401);
  expect(seen).toEqual(["old", "new"]);
});

it("counts a server error and hands it on", async () => {
  const { line, tally } = await given(status(500));
  expect((await line.ask("GET", "/x")).status).toBe(500);
  expect(tally.failureCount).toBe(1);
});

it("has an empty list where a rule forbids it, and counts that", async () => {
  const { line, tally } = await given(status(403));
  expect(await line.list("/x")).toEqual([]);
  expect(tally.refusals.get("403")).toBe(1);
});
