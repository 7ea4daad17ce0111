import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { WebSocket } from "ws";
import { startNodes } from "../nodes/start-nodes.ts";
import { median, percentiles, post } from "./clients.ts";
import type { Line } from "./line.ts";
import { enterOnWire, openOnWire } from "./live-wire.ts";
import { processorMs } from "./processor.ts";
import { freePort, type Served, startProcess } from "./stand.ts";

const CASES = 40;
/** What a thousand people make at their busiest, and the goal, which two cores can hardly commit at all. */
const RATES = [100, 500];
const SECONDS = 4;
const PATIENCE_MS = 30_000;
const ROUNDS = 3;
const PORT = 4520;

type Heard = Map<string, { own?: number; other?: number }>;
type Node = { url: string; pid: number };
type Contender = {
  name: string;
  nodes: Node[];
  open: (node: Node, hear: (json: string) => void) => Promise<WebSocket>;
  send: (node: Node, commandId: string, number: number) => Promise<unknown>;
  stop: () => Promise<void>;
};
type Round = { p50: number; p99: number; processor: number; late: number };

/**
 * Two processes on one PostgreSQL, so many commits a second between them: from an event being heard on a socket of the process
 * that committed it to its being heard on a socket of the other one. The floor sends the whole event with its NOTIFY.
 */
export async function benchFeedAcross(): Promise<Line[]> {
  const nodes = await startNodes({ web: 2, workers: 0, port: PORT, env: { BATON_DEMO: "1", LOG_LEVEL: "warn" } });
  try {
    const contenders = [await ofBaton(nodes), await ofFloor(nodes.databaseUrl)];
    // As long as a round: a server that has just come up compiles as it goes.
    for (const one of contenders) await round(one, RATES[0] ?? 0);
    const lines: Line[] = [];
    for (const rate of RATES) lines.push(...(await linesAt(rate, contenders)));
    for (const one of contenders) await one.stop();
    return lines;
  } finally {
    await nodes.stop();
  }
}

async function linesAt(rate: number, contenders: Contender[]): Promise<Line[]> {
  const rounds = new Map(contenders.map((one) => [one, [] as Round[]]));
  for (let n = 0; n < ROUNDS; n++) for (const one of contenders) rounds.get(one)?.push(await round(one, rate));
  return linesOf(rate, [...rounds]);
}

function linesOf(rate: number, rounds: [Contender, Round[]][]): Line[] {
  const line = (what: string, unit: string, figure: keyof Round, goal?: Line["goal"]): Line => {
    const [ours, ...beside] = rounds.map(([{ name }, each]) => ({
      name,
      value: median(each.map((one) => one[figure])),
    }));
    return { what: `${rate} commits/s: ${what}`, unit, ours: ours?.value ?? Number.NaN, beside, ...(goal && { goal }) };
  };
  return [
    line("both processes' processor a commit", "µs", "processor"),
    line("commit to the other node, p50", "ms", "p50", { most: 5 }),
    line("commit to the other node, p99", "ms", "p99", { most: 25 }),
    line("request to the other node, p50", "ms", "late"),
  ];
}

async function round(one: Contender, rate: number): Promise<Round> {
  const heard: Heard = new Map();
  const began = new Map<string, { node: Node; at: number }>();
  const late: number[] = [];
  const hearAt = (node: Node) => (json: string) => {
    const { commandId } = JSON.parse(json) as { commandId: string };
    const sent = began.get(commandId);
    if (!sent) return;
    const times = heard.get(commandId) ?? {};
    times[sent.node === node ? "own" : "other"] = performance.now();
    if (times.other !== undefined && sent.node !== node) late.push(times.other - sent.at);
    heard.set(commandId, times);
  };
  const sockets = await Promise.all(one.nodes.map((node) => one.open(node, hearAt(node))));
  const used = () => one.nodes.reduce((sum, { pid }) => sum + processorMs(pid), 0);
  const before = used();
  const count = rate * SECONDS;
  await paced(count, rate, (number) => {
    const node = one.nodes[number % one.nodes.length];
    if (!node) throw new Error("no node");
    const commandId = randomUUID();
    began.set(commandId, { node, at: performance.now() });
    return one.send(node, commandId, number);
  });
  const all = () => [...heard.values()].filter(({ own, other }) => own !== undefined && other !== undefined).length;
  const until = performance.now() + PATIENCE_MS;
  while (all() < count && performance.now() < until) await pause(50);
  if (all() < count) throw new Error(`${one.name}: ${all()} of ${count} were heard on both nodes`);
  const processor = ((used() - before) * 1_000) / count;
  for (const socket of sockets) socket.close();
  const lags = [...heard.values()].map(({ own = 0, other = 0 }) => Math.max(0, other - own));
  const { p50, p99 } = percentiles(lags);
  return { p50, p99, processor, late: percentiles(late).p50 };
}

async function paced(count: number, rate: number, send: (number: number) => Promise<unknown>): Promise<void> {
  const answers: Promise<unknown>[] = [];
  const began = performance.now();
  for (let number = 0; number < count; number++) {
    const wait = began + (number * 1_000) / rate - performance.now();
    if (wait > 1) await pause(wait);
    answers.push(send(number));
  }
  await Promise.all(answers);
}

async function ofBaton({ web, key, stop: _ }: Awaited<ReturnType<typeof startNodes>>): Promise<Contender> {
  const nodes = web.map(({ url, pid }) => ({ url, pid: pid() }));
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${nodes[0]?.url}/api/v1/cases?view=all&sort=balance&limit=${CASES}`, { headers });
  const refs = ((await answer.json()) as { items: { ref: string }[] }).items.map(({ ref }) => ref);
  return {
    name: "Baton",
    nodes,
    open: ({ url }, hear) => {
      const wishes = refs.map((ref): ["case:join", object] => ["case:join", { ref, after: 0 }]);
      return enterOnWire(url, { token: key, wishes, event: "case:event" }, hear);
    },
    send: async ({ url }, commandId, number) => {
      const body = JSON.stringify({ commandId, type: "add-note", data: { text: "A note of the bench" } });
      const { status } = await post(`${url}/api/v1/cases/${refs[number % refs.length]}/commands`, body, headers);
      if (status !== 200) throw new Error(`a command answered ${status}`);
    },
    stop: async () => {},
  };
}

/** Each process has cases of its own: it counts their versions. */
async function ofFloor(databaseUrl: string): Promise<Contender> {
  const floors: Served[] = [];
  for (let at = 0; at < 2; at++) {
    const port = await freePort();
    const own = { FLOOR_FROM: String(at * CASES), FLOOR_CASES: String(CASES) };
    const env = { PORT: String(port), FLOOR_DATABASE: databaseUrl, ...own };
    const url = `http://127.0.0.1:${port}`;
    floors.push(await startProcess(["lib/run/bench/floor-node.ts"], env, /floor is ready/, url));
  }
  return {
    name: "bare append, NOTIFY, ws",
    nodes: floors,
    open: ({ url }, hear) => openOnWire(url, hear),
    send: ({ url }, commandId, number) => post(url, JSON.stringify({ commandId, number }), {}),
    stop: async () => void (await Promise.all(floors.map((floor) => floor.stop()))),
  };
}
