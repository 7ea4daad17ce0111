import pg from "pg";
import { connectionName } from "./connection-name.ts";
import { listenForLife } from "./database-silence.ts";
import { log } from "./log.ts";
import { timeWaits } from "./pool-figures.ts";
import { processWide } from "./process-wide.ts";

export type Client = pg.PoolClient;

// The last three: what a machine that is gone has locked is free after a minute, and not when its system says so.
const SESSION = `-c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=15000
  -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3`.replace(/\s+/g, " ");

/** The `pg` pool of this process: raw SQL of the write path and the hot reads. Prisma shares it (prisma.ts). */
export function pool(): pg.Pool {
  return processWide("pool", () => makePool(requireUrl()));
}

function makePool(connectionString: string): pg.Pool {
  const made = new pg.Pool({
    connectionString,
    max: 24,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // Longer than any statement may take: only a line on which nothing comes back any more is given up.
    query_timeout: 20_000,
    keepAlive: true,
    application_name: connectionName(),
    options: SESSION,
  });
  // Without a listener a terminated idle connection would end the process.
  made.on("error", (error) => log().warn({ code: errorCode(error) }, "an idle database connection ended"));
  // Nor may one that ends between two statements of whoever has taken it: the next statement says so to them.
  made.on("connect", (client) => client.on("error", () => {}));
  listenForLife(made);
  timeWaits(made);
  return made;
}

function requireUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: the start prepares it.");
  return url;
}

/** Runs `work` in one transaction; rolls back and rethrows when it throws. */
export async function inTransaction<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The SQLSTATE or system code of a database error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}

// Among them: a lock or a statement that took too long. Nothing was written, and asking again is right.
const AWAY = new Set([
  "55P03",
  "57014",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/** Whether the database could not be reached or went away: the caller answers 503 and nothing was decided. */
export function isDatabaseAway(error: unknown): boolean {
  const code = errorCode(error);
  if (code && (AWAY.has(code) || code.startsWith("08"))) return true;
  const message = error instanceof Error ? error.message : "";
  return /Connection terminated|Query read timeout|timeout exceeded when trying to connect|not queryable|connection error/i.test(
    message,
  );
}
