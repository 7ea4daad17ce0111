import { type Program, startProgram } from "../program.ts";

/** What a node runs: a built folder of Baton (this one, or an older or newer version) and settings of its own. */
export type Version = { folder?: string; env?: Record<string, string> };

/** One process of an installation of several. */
export type Node = {
  /** Such as `web 1` or `worker 2`. */
  name: string;
  role: "web" | "worker";
  port: number;
  /** This process alone, past the proxy; a worker listens nowhere. */
  url: string;
  pid(): number;
  /** Everything that it has printed since the first start. */
  said(): string;
  /** Ends it at once (SIGKILL unless another signal is given); resolves when it has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Freezes it (SIGSTOP) and lets it go on (SIGCONT). */
  pause(): void;
  resume(): void;
  /** Asks it to stop (SIGTERM); resolves when it has ended. */
  stop(): Promise<void>;
  /** Starts it again after its end, on the same port; as another version from then on when one is given. */
  start(version?: Version): Promise<void>;
  /** `stop`, then `start`. */
  restart(version?: Version): Promise<void>;
};

/** A node that has not been started. */
export function makeNode(name: string, role: Node["role"], port: number, version: Version): Node {
  const programs: Program[] = [];
  let runs = version;
  let frozen = false;
  const pid = () => programs.at(-1)?.pid ?? 0;
  const resume = () => {
    if (frozen) process.kill(pid(), "SIGCONT");
    frozen = false;
  };
  const end = async (signal: NodeJS.Signals) => {
    const ended = programs.at(-1)?.end(signal);
    resume();
    await ended;
  };
  const start = async (next: Version = {}) => {
    runs = { folder: next.folder ?? runs.folder, env: { ...runs.env, ...next.env } };
    const env = { ...runs.env, BATON_ROLE: role, PORT: String(port) };
    programs.push(await startProgram(["lib/run/main.ts"], env, /Baton is ready/, runs.folder));
  };
  return {
    name,
    role,
    port,
    url: role === "web" ? `http://127.0.0.1:${port}` : "",
    pid,
    said: () => programs.map(({ said }) => said()).join("\n"),
    kill: (signal = "SIGKILL") => end(signal),
    pause: () => {
      process.kill(pid(), "SIGSTOP");
      frozen = true;
    },
    resume,
    stop: () => end("SIGTERM"),
    start,
    restart: async (next) => {
      await end("SIGTERM");
      await start(next);
    },
  };
}
