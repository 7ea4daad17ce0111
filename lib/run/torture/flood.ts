import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import WebSocket from "ws";
import type { Client } from "../trial/client.ts";
import { figuresOf } from "./process-figures.ts";
import { startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

/** As an installation has them by itself; the torture's own nodes are generous otherwise. */
const DEFAULT_LIMITS = JSON.stringify({ signIn: { addressFailures: 100_000 } });
const SECONDS = 15;
const GROWTH_MB = 200;

export const flood: Scenario = {
  id: "10",
  name: "flood, 1 MB frames, 10,000 joins, half-open upgrades",
  injected: "20 sockets that never stop talking, frames of 1 MB, 10,000 joins, 1,000 half-open upgrades, all at once",
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
    const ends = { at: performance.now() + trial.many(SECONDS, 6) * 1_000 };
    const attacks = [
      attack(trial, "talkers", 20, () =>
        talk(node, ends, () => JSON.stringify(["presence", { ref, state: "viewing" }])),
      ),
      attack(trial, "joiners", 20, () => talk(node, ends, () => JSON.stringify(["case:join", { ref, after: 0 }]))),
      attack(trial, "1 MB frames", 50, () =>
        talk(node, ends, () => JSON.stringify([randomUUID(), "x".repeat(1_000_000)])),
      ),
      halfOpen(trial, node, trial.many(1_000, 200)),
    ];
    const underFire = await honestCommands(honest, ref, trial.many(100, 40));
    await Promise.all(attacks);
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

type Ends = { at: number };

/** So many at once, each again and again until the time is over. */
async function attack(trial: Trial, what: string, many: number, once: () => Promise<number>): Promise<void> {
  const sent = await Promise.all(Array.from({ length: many }, once));
  trial.measure(
    `${what}: messages`,
    sent.reduce((sum, count) => sum + count, 0),
  );
}

/** Comes in and says the same as fast as the line takes it; comes again when shown out. How much was said. */
async function talk(client: Client, ends: Ends, message: () => string): Promise<number> {
  let said = 0;
  while (performance.now() < ends.at) {
    const socket = new WebSocket(`${client.url.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
      headers: client.headers,
    });
    await new Promise<void>((resolve) => {
      socket.on("error", () => {});
      socket.on("close", () => resolve());
      const go = () => {
        if (performance.now() > ends.at) return socket.terminate();
        if (socket.bufferedAmount < 2_000_000)
          for (let burst = 0; burst < 10; burst += 1, said += 1) socket.send(`421${message()}`);
        setTimeout(go, 5);
      };
      socket.on("message", (data) => {
        const frame = String(data);
        if (frame.startsWith("0")) socket.send("40");
        if (frame.startsWith("40{")) go();
        if (frame === "2") socket.send("3");
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return said;
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
