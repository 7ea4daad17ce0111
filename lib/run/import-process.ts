/** The process in which a server's imports run (lib/server/import/supervisor.ts). It ends when nothing waits any more, and with its server. */

import { errorCode } from "../server/database.ts";
import { stepBack } from "../server/import/low-priority.ts";
import { runWaiting } from "../server/import/runner.ts";
import { log } from "../server/log.ts";
import { closePool } from "./close-pool.ts";
import { startTracing } from "./tracing.ts";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
// The channel closes when the server is gone, however that came about; the case under way is finished first.
process.on("disconnect", () => stopping.abort());
process.channel?.unref();

stepBack();
const tracing = await startTracing("import");
try {
  await runWaiting(stopping.signal);
} catch (error) {
  log().warn({ code: errorCode(error) }, "imports could not go on; they are tried again");
  process.exitCode = 1;
}
await tracing.stop();
await closePool();
if (process.connected) process.disconnect?.();
