import type pg from "pg";
import { Gauge, Histogram } from "prom-client";
import { metrics } from "./metrics.ts";
import { processWide } from "./process-wide.ts";

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/** How long this process waits for its database connections, and how many it has. */
export function poolFigures() {
  return processWide("pool-figures", makeFigures);
}

/** Takes the time of every wait for a connection of this pool, `query`'s own among them. */
export function timeWaits(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as (callback?: Connected) => Promise<pg.PoolClient> | undefined;
  const timed = (callback?: Connected) => {
    const stop = poolFigures().wait.startTimer();
    if (!callback) return connect()?.finally(stop);
    return connect((...result) => {
      stop();
      callback(...result);
    });
  };
  pool.connect = timed as pg.Pool["connect"];
}

/** Sets what the pool has now. */
export function readPool({ totalCount, idleCount, waitingCount }: pg.Pool): void {
  const { connections } = poolFigures();
  connections.set({ state: "in-use" }, totalCount - idleCount);
  connections.set({ state: "idle" }, idleCount);
  connections.set({ state: "wanted" }, waitingCount);
}

function makeFigures() {
  const registers = [metrics().registry];
  return {
    connections: new Gauge({
      name: "baton_pool_connections",
      help: "Database connections of this process (in-use, idle), and how many requests wait for one (wanted).",
      labelNames: ["state"],
      registers,
    }),
    wait: new Histogram({
      name: "baton_pool_wait_seconds",
      help: "Seconds that a request waited for a database connection.",
      buckets: [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
  };
}
