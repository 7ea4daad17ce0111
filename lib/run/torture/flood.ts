import { connect, type Socket } from "node:net";
import { runProgram } from "../program.ts";
import type { Client } from "../trial/client.ts";
import { figuresOf } from "./process-figures.ts";
import { startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

/** As an installation has them by itself; the torture's own nodes are generous otherwise. */
const DEFAULT_LIMITS = JSON.stringify({ signIn: { addressFailures: 100_000 } });
const SECONDS = 15;
const GROWTH_MB = 300;

export const flood: Scenario = {
  id: "10",
  name: "flood, 1 MB frames, 10,000 joins, half-open upgrades",
  injected:
    "50 sockets that never stop talking, joining and sending frames of 1 MB, and 1,000 half-open upgrades, all at once",
  minutes: 3,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 1, workers: 0, env: { BATON_LIMITS: DEFAULT_LIMITS } });
    const { desk, at, web } = stand;
    const [attacker, honest] = await Promise.all(
      [1, 2].map((n) => desk.employ({ name: `Agent ${n}`, role: "agent", teams: ["early-arrears"] })),
    );
    const ref = await desk.openCase();
    if (!attacker || !honest) return;
    const node = at(0, attacker);
    const quiet = await honestCommands(honest, ref, trial.many(20, 10));
    const pid = web[0]?.pid() ?? 0;
    const before = figuresOf(pid);
    const seconds = trial.many(SECONDS, 8);
    const attacks = [attack(node, ref, seconds), halfOpen(trial, node, trial.many(1_000, 200))] as const;
    const underFire = await honestCommands(honest, ref, trial.many(100, 50));
    const [said] = await Promise.all(attacks);
    trial.measure("said", said);
    trial.must("the attack went on to its end", said.startsWith("{"));
    const after = figuresOf(pid);
    trial.atMost("memory grew by, MB", after.rssMb - before.rssMb, GROWTH_MB);
    trial.measure("an honest command in quiet, p50 ms", median(quiet));
    trial.atMost("an honest command meanwhile, p50 ms", median(underFire), 250);
    trial.atMost("the slowest, ms", Math.max(...underFire), 3_000);
    trial.measure("server's CPU, s", after.cpuSeconds - before.cpuSeconds);
    const { version } = await desk.key.read(`/cases/${ref}`);
    trial.must("the honest commands are there, and nothing else", version === 1 + quiet.length + underFire.length);
  },
};

async function honestCommands(client: Client, ref: string, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const began = performance.now();
    await client.does(ref, "add-note", { text: "honest" });
    took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return took;
}

/** Their own process; what it told at its end. */
async function attack({ url, headers }: Client, ref: string, seconds: number): Promise<string> {
  const env = {
    ATTACK_URL: url,
    ATTACK_HEADERS: JSON.stringify(headers),
    ATTACK_REF: ref,
    ATTACK_SECONDS: `${seconds}`,
  };
  const { said } = await runProgram(["lib/run/torture/attackers.ts"], env);
  return /the attack is over: (.*)/.exec(said)?.[1] ?? `broken off: ${said}`;
}

/** Upgrades of which half never finish their headers, and half never say who they are: all must be shown out. */
async function halfOpen(trial: Trial, { url }: Client, count: number): Promise<void> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  for (let number = 0; number < count; number += 1) {
    const socket = connect({ host: hostname, port: Number(port) }).resume();
    socket.on("error", () => {});
    const head = `GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nhost: ${hostname}:${port}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${Buffer.alloc(16, number % 250).toString("base64")}\r\n`;
    socket.write(number % 2 === 0 ? head : `${head}\r\n`);
    sockets.push(socket);
    if (number % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const took = await until(
    "half-open upgrades are shown out",
    () => sockets.every(({ destroyed }) => destroyed),
    60_000,
  ).catch(() => Infinity);
  trial.atMost("half-open upgrades shown out after, s", took / 1_000, 30);
  for (const socket of sockets) socket.destroy();
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
