/** Loaded before a server of the bench: tells on a port of its own what the process holds, after a collection. */
import { createServer } from "node:http";

export type Held = { rss: number; heap: number; external: number };

const port = Number(process.env.BENCH_PROBE_PORT);
// A child of the server inherits the settings, and its port is taken.
createServer((_, response) => {
  const collect = (globalThis as { gc?: () => void }).gc;
  for (let n = 0; n < 3; n++) collect?.();
  const { rss, heapUsed: heap, external } = process.memoryUsage();
  response.end(JSON.stringify({ rss, heap, external } satisfies Held));
})
  .on("error", () => {})
  .listen(port, "127.0.0.1")
  .unref();
