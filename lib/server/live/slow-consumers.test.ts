import { createServer } from "node:http";
import type { AddressInfo, Socket as TcpSocket } from "node:net";
import { Server } from "socket.io";
import { io as connect } from "socket.io-client";
import { expect, test } from "vitest";
import type { LiveServer } from "./live-socket.ts";
import { SlowConsumers } from "./slow-consumers.ts";

test("a socket that does not read is closed before it fills the memory; one that reads stays", async () => {
  const http = createServer();
  const io: LiveServer = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const slow = new SlowConsumers(io);
  const [stalled, reading] = [join(port), join(port)];
  await Promise.all([stalled, reading].map((client) => new Promise<void>((resolve) => client.on("connect", resolve))));
  const closed = new Promise<string>((resolve) =>
    io.sockets.sockets.get(String(stalled.id))?.on("disconnect", resolve),
  );
  pauseReading(stalled);

  let sent = 0;
  const sending = setInterval(() => {
    for (let one = 0; one < 64; one += 1) {
      io.emit("notify", { kind: "x".repeat(16 * 1024), ref: "", at: "" });
      slow.emitted();
      sent += 1;
    }
  }, 1);
  const reason = await closed;
  clearInterval(sending);
  const last = new Promise<void>((resolve) => reading.on("hello", () => resolve()));
  io.emit("hello", { now: "", node: "" });
  await last;

  expect(reason).toMatch(/^transport/);
  expect(io.sockets.sockets.size).toBe(1);
  // What the kernel takes for a stalled reader, and the megabyte after it.
  expect(sent * 16 * 1024).toBeLessThan(64 * 1024 * 1024);
  slow.stop();
  for (const client of [stalled, reading]) client.disconnect();
  await io.close();
});

function join(port: number) {
  return connect(`http://127.0.0.1:${port}`, { transports: ["websocket"], reconnection: false, forceNew: true });
}

function pauseReading(client: ReturnType<typeof connect>): void {
  const { ws } = client.io.engine.transport as unknown as { ws: { _socket: TcpSocket } };
  ws._socket.pause();
}
