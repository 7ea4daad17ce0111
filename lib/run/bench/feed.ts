import { randomUUID } from "node:crypto";
import WebSocket from "ws";
import { percentiles, post } from "./clients.ts";
import { someRefs } from "./commands.ts";
import { joinOnWire } from "./live-wire.ts";
import { freePort, type Stand, startProcess } from "./stand.ts";

const SOCKETS = 200;
const PER_SECOND = 50;
const COMMANDS = 500;

/**
 * Commit to received event at other clients of the same process: 200 sockets on one case, 50 commands/s. Ours: answer
 * and push of the same command, seen from here. Floor: the same SQL append, then `ws` send of the same bytes.
 * Both are timed from sending the request to the event at each socket, so that client and network cost is the same.
 */
export async function benchFeed(stand: Stand): Promise<void> {
  const ours = await feedOfBaton(stand);
  const floor = await feedOfFloor(stand);
  console.log(`Request to event at ${SOCKETS} sockets, ${PER_SECOND} commands/s, ${COMMANDS} commands`);
  for (const [name, times] of [
    ["Baton", ours],
    ["same SQL append + ws send", floor],
  ] as const) {
    const { p50, p95, p99 } = percentiles(times);
    console.log(`  ${name.padEnd(28)} p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`);
  }
  const ratio = percentiles(ours).p99 / percentiles(floor).p99;
  console.log(`  p99 ratio to the floor ${ratio.toFixed(2)} (goal 2.00 or less)\n`);
}

async function feedOfBaton(stand: Stand): Promise<number[]> {
  const [ref = ""] = await someRefs(stand);
  const sent = new Map<string, number>();
  const times: number[] = [];
  const hear = (event: { commandId: string }) => {
    const at = sent.get(event.commandId);
    if (at !== undefined) times.push(performance.now() - at);
  };
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => joinOnWire(stand.url, stand.key, ref, hear)));
  const command = async () => {
    const commandId = randomUUID();
    sent.set(commandId, performance.now());
    const body = JSON.stringify({ commandId, type: "add-note", data: { text: "A note of the bench" } });
    await post(`${stand.url}/api/v1/cases/${ref}/commands`, body, { authorization: `Bearer ${stand.key}` });
  };
  await paced(command, times);
  for (const socket of sockets) socket.close();
  return times;
}

async function feedOfFloor(stand: Stand): Promise<number[]> {
  const port = await freePort();
  const env = { PORT: String(port), FLOOR_DATABASE: stand.databaseUrl };
  const floor = await startProcess(["lib/run/bench/floor-feed.ts"], env, /floor is ready/, `http://localhost:${port}`);
  const sent = new Map<string, number>();
  const times: number[] = [];
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => opened(floor.url)));
  for (const socket of sockets) {
    socket.on("message", (data) => {
      const at = sent.get((JSON.parse(String(data)) as { commandId: string }).commandId);
      if (at !== undefined) times.push(performance.now() - at);
    });
  }
  const command = async () => {
    const commandId = randomUUID();
    sent.set(commandId, performance.now());
    await post(floor.url, JSON.stringify({ commandId }), {});
  };
  await paced(command, times);
  for (const socket of sockets) socket.close();
  await floor.stop();
  return times;
}

function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Sends at the rate, the first tenth to warm up, and waits until every socket has heard every command. */
async function paced(command: () => Promise<void>, times: number[]): Promise<void> {
  const warm = COMMANDS / 10;
  const answers: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < COMMANDS + warm; n++) {
    const wait = began + (n * 1_000) / PER_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(command());
  }
  await Promise.all(answers);
  while (times.length < (COMMANDS + warm) * SOCKETS) await new Promise((resolve) => setTimeout(resolve, 20));
  times.splice(0, warm * SOCKETS);
}
