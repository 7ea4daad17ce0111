import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "../database.ts";
import { listenerName } from "../listeners.ts";
import { log } from "../log.ts";

const PING_MS = 10_000;
const PATIENCE_MS = 5_000;

type Channels = Record<string, (payload: string) => void>;
export type Listener = { isListening(): boolean; stop(): Promise<void> };

/**
 * Listens on channels over a connection of its own, which is made again whenever it ends or no longer answers. What is
 * said meanwhile is lost here; the tail of the log brings it. `onListening`: it listens, from the start or again.
 */
export function listen(channels: Channels, onListening: () => void = () => {}): Listener {
  const stopping = new AbortController();
  const state = { listening: false };
  const done = keepListening({ channels, onListening }, state, stopping.signal);
  return {
    isListening: () => state.listening,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

type Ears = { channels: Channels; onListening: () => void };

async function keepListening(ears: Ears, state: { listening: boolean }, stopping: AbortSignal): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    await listenUntilLost(ears, state, stopping).catch((error: unknown) => {
      if (state.listening) failures = 0;
      state.listening = false;
      failures += 1;
      if (failures === 1 && !stopping.aborted)
        log().warn({ code: errorCode(error) }, "the signal connection ended; it is made again");
    });
    const wait = Math.min(2_000, 50 * 2 ** failures) * (0.5 + Math.random());
    await pause(wait, undefined, { signal: stopping }).catch(() => {});
  }
}

/** Rejects when the connection is lost or the listener is stopped. */
async function listenUntilLost(
  { channels, onListening }: Ears,
  state: { listening: boolean },
  stopping: AbortSignal,
): Promise<never> {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    application_name: listenerName(),
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
  });
  const lost = whenLost(client, stopping);
  client.on("notification", ({ channel, payload = "" }) => channels[channel]?.(payload));
  try {
    await client.connect();
    await client.query(
      Object.keys(channels)
        .map((channel) => `listen ${channel}`)
        .join("; "),
    );
    state.listening = true;
    onListening();
    return await Promise.race([lost, ping(client, stopping)]);
  } finally {
    // Not awaited: what no longer answers does not say goodbye either.
    client.end().catch(() => {});
  }
}

function whenLost(client: pg.Client, stopping: AbortSignal): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    client.on("error", reject);
    client.on("end", () => reject(new Error("the connection ended")));
    stopping.addEventListener("abort", () => reject(new Error("stopped")), { once: true });
  });
  lost.catch(() => {});
  return lost;
}

/** Rejects when the connection is open but answers no more. */
async function ping(client: pg.Client, stopping: AbortSignal): Promise<never> {
  for (;;) {
    await pause(PING_MS, undefined, { signal: stopping });
    await client.query("select");
  }
}
