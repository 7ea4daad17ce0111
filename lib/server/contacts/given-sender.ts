/** Test kit: a process that sends, until it is told to stop. Tells its parent whenever it hands something over. Only tests start it. */
import { adapterOf } from "../adapters/index.ts";
import { startSending } from "./sending.ts";

/** Times of minutes made seconds: that the first is over well before the second is what counts. */
const TIMES = { sendWithinMs: 4_000, sureAfterMs: 6_000 };
const PROVIDER_IS_SURE_MS = 60_000;

const sending = startSending({
  leaseSeconds: 10,
  times: TIMES,
  adapterOf: (channel) => {
    const adapter = adapterOf(channel);
    return (
      adapter && {
        ...adapter,
        send: (message, signal) => {
          process.send?.({ at: Date.now() });
          return adapter.send(message, signal);
        },
        find: (message, since) =>
          adapter.find(message, new Date(Date.parse(since) - PROVIDER_IS_SURE_MS).toISOString()),
      }
    );
  },
});
process.once("SIGTERM", () => void sending.stop().then(() => process.exit()));
process.once("disconnect", () => process.exit());
