import type pg from "pg";
import { processWide } from "./process-wide.ts";

const PATIENCE_MS = 6_000;
const SILENT_MS = 4_000;
const LOOK_MS = 500;

/** Notes whenever a connection comes back whole: the log's tail is read twice a second, so a living database is heard. */
export function listenForLife(pool: pg.Pool): void {
  pool.on("release", (error) => {
    if (!error) heard().at = performance.now();
  });
}

/**
 * What `work` gives; rejects as when the database is away once it has taken long and nothing was heard from the
 * database meanwhile (a frozen host, a cut line: no connection is refused, and no answer comes). Work that waits for
 * its turn or for a lock, or is simply long, goes on. What had been sent may still come about: a repeat finds it.
 */
export function unlessSilent<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (performance.now() - heard().at > SILENT_MS) return reject(silent());
      timer = setTimeout(look, LOOK_MS);
    };
    let timer = setTimeout(look, PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function heard(): { at: number } {
  return processWide("database-heard", () => ({ at: performance.now() }));
}

function silent(): Error {
  return Object.assign(new Error("The database does not answer."), { code: "ETIMEDOUT" });
}
