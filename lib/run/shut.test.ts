import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { closeHttpServer, createHttpServer, stopAccepting } from "./http-server.ts";

it("takes nobody in any more, still answers whoever is in, and says that it was the last answer", async () => {
  const server = createHttpServer(async (_, res) => void res.end("inside"), { https: false });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const kept = connect(port, "127.0.0.1");
  kept.write("GET /sign-in HTTP/1.1\r\nHost: here\r\n\r\n");
  expect(String(await once(kept, "data"))).toContain("Connection: keep-alive");

  stopAccepting(server);
  await expect(once(connect(port, "127.0.0.1"), "connect")).rejects.toThrow("ECONNREFUSED");
  kept.write("GET /sign-in HTTP/1.1\r\nHost: here\r\n\r\n");
  const last = await text(kept);
  expect(last).toContain("200 OK");
  expect(last).toContain("Connection: close");
  await closeHttpServer(server, 1_000);
});
