import { setTimeout as pause } from "node:timers/promises";
import type { WebSocket } from "ws";
import { someRefs } from "./commands.ts";
import type { Line } from "./line.ts";
import { closeAll, enterOnWire, openMany, openOnWire } from "./live-wire.ts";
import type { Held } from "./memory-probe.ts";
import { freePort, startProcess, startStand } from "./stand.ts";

const SOCKETS = 5_000;
/** So many come and go first, so that code and pools that only the first need are not counted. */
const FIRST = 100;
const SETTLE_MS = 2_000;
const FLAGS = ["--expose-gc", "--import", "./lib/run/bench/memory-probe.ts"];

type Open = (at: number) => Promise<WebSocket>;
type Server = { name: string; open: Open; held: () => Promise<Held>; stop: () => Promise<void> };
type Cost = { name: string; rss: number; heap: number };

/** Memory of a socket that is idle: let in, in a team's list and in a case's room. Each server in a process of its own. */
export async function benchMemory(): Promise<Line[]> {
  const costs: Cost[] = [];
  for (const start of [startOurs, () => startFloor("ws"), () => startFloor("socket.io")])
    costs.push(await costOf(await start()));
  const line = (what: string, figure: "rss" | "heap"): Line => {
    const [ours, ...beside] = costs.map((cost) => ({ name: cost.name, value: cost[figure] }));
    return { what, unit: "kB", ours: ours?.value ?? Number.NaN, beside };
  };
  return [
    { ...line(`idle socket of ${SOCKETS.toLocaleString("en")}, resident`, "rss"), goal: { most: 35 } },
    line("the same, in the heap and beside it", "heap"),
  ];
}

async function costOf({ name, open, held, stop }: Server): Promise<Cost> {
  await closeAll(await openMany(FIRST, open));
  await pause(SETTLE_MS);
  const before = await held();
  const sockets = await openMany(SOCKETS, open);
  await pause(SETTLE_MS);
  const after = await held();
  await closeAll(sockets);
  await stop();
  const each = (bytes: number) => bytes / SOCKETS / 1_000;
  return {
    name,
    rss: each(after.rss - before.rss),
    heap: each(after.heap + after.external - before.heap - before.external),
  };
}

async function startOurs(): Promise<Server> {
  const probe = await freePort();
  const stand = await startStand(FLAGS, { BENCH_PROBE_PORT: String(probe) });
  const refs = await someRefs(stand);
  const open: Open = (at) => {
    const ref = refs[at % refs.length] ?? "";
    const wishes: Parameters<typeof enterOnWire>[1]["wishes"] = [
      ["queue:join", { team: "early-arrears" }],
      ["case:join", { ref, after: 0 }],
    ];
    return enterOnWire(stand.url, { token: stand.key, wishes, event: "case:event" }, () => {});
  };
  return { name: "Baton", open, held: () => ask(probe), stop: stand.stop };
}

async function startFloor(kind: "ws" | "socket.io"): Promise<Server> {
  const [port, probe] = [await freePort(), await freePort()];
  const env = { PORT: String(port), FLOOR_KIND: kind, BENCH_PROBE_PORT: String(probe) };
  const url = `http://localhost:${port}`;
  const floor = await startProcess([...FLAGS, "lib/run/bench/floor-sockets.ts"], env, /floor is ready/, url);
  const open: Open = () =>
    kind === "ws"
      ? openOnWire(url, () => {})
      : enterOnWire(url, { path: "/socket.io/", wishes: [], event: "event" }, () => {});
  return { name: kind, open, held: () => ask(probe), stop: floor.stop };
}

async function ask(port: number): Promise<Held> {
  return (await (await fetch(`http://127.0.0.1:${port}`)).json()) as Held;
}
