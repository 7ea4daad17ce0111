import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { superuser } from "../postgres-cluster.ts";
import { type Program, portFrom, runProgram, startProgram } from "../program.ts";

export type Server = {
  url: string;
  /** A key with every scope. */
  key: string;
  /** Everything that any of its processes printed. */
  said(): string;
  /** Ends the server's process at once; its database lives on. */
  kill(): Promise<void>;
  /** The same to the database's first process. */
  killDatabase(): void;
  databasePid(): number;
  /** Where its database listens now. */
  databaseUrl(): string;
  /** The server's own process. */
  pid(): number;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** `npm run verify` beside the running server. */
  verify(): Promise<{ code: number | null; said: string }>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
};

const GENEROUS = {
  person: { perSecond: 100_000, burst: 100_000 },
  key: { perSecond: 100_000, burst: 100_000 },
  socket: { perSecond: 10_000 },
  signIn: { addressFailures: 100_000 },
};

type Options = { limits?: object; demo?: boolean; key?: string; logLevel?: string };

/** A Baton of its own: server, embedded PostgreSQL, worker; an empty desk, or a demo, on a port of this worker's. */
export async function startServer({
  limits = GENEROUS,
  demo = false,
  key = "baton-system-key-0123456789",
  logLevel = "info",
}: Options = {}): Promise<Server> {
  const dataDir = mkdtempSync(join(process.env.BATON_SYSTEM_DATA ?? tmpdir(), "baton-system-"));
  const first = Number(process.env.BATON_SYSTEM_PORT ?? 4320);
  const port = await portFrom(first + 3 * Number(process.env.TEST_PARALLEL_INDEX ?? 0));
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    NEXTAUTH_URL: "",
    DATABASE_URL: "",
    BATON_DATA_DIR: dataDir,
    BATON_API_KEY: key,
    BATON_DEMO: demo ? "1" : "0",
    BATON_LIMITS: JSON.stringify(limits),
    LOG_LEVEL: logLevel,
  };
  const programs: Program[] = [];
  const start = async () => {
    programs.push(await startProgram(["lib/run/main.ts"], env, /Baton is ready/));
  };
  const postmaster = () => readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
  const databasePid = () => Number(postmaster()[0]);
  const databaseUrl = () => {
    const password = readFileSync(join(dataDir, "database-password"), "utf8").trim();
    return `postgresql://${superuser}:${password}@127.0.0.1:${postmaster()[3]}/baton`;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    said: () => programs.map(({ said }) => said()).join("\n"),
    kill: async () => programs.at(-1)?.end("SIGKILL"),
    killDatabase: () => void process.kill(databasePid(), "SIGKILL"),
    databasePid,
    databaseUrl,
    pid: () => programs.at(-1)?.pid ?? 0,
    start,
    verify: () => runProgram(["lib/run/verify.ts"], env),
    remove: async () => {
      await programs.at(-1)?.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
