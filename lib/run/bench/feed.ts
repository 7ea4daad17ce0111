import { randomUUID } from "node:crypto";
import WebSocket from "ws";
import { median, percentiles, post } from "./clients.ts";
import { someRefs } from "./commands.ts";
import { joinOnWire } from "./live-wire.ts";
import { freePort, type Stand, startProcess } from "./stand.ts";

const SOCKETS = 200;
const PER_SECOND = 50;
const ROUNDS = 5;
const COMMANDS = 100;
type Contender = { name: string; command: () => Promise<void>; heard: number[]; close: () => Promise<void> };
type Figures = ReturnType<typeof percentiles>;

/**
 * Commit to received event at other clients of the same process: 200 sockets on one case, 50 commands/s. Ours: answer
 * and push of the same command, seen from here. Floor: the same SQL append, then `ws` send of the same bytes.
 * Both are timed from sending the request to the event at each socket, so that client and network cost is the same.
 */
export async function benchFeed(stand: Stand): Promise<void> {
  const contenders = [await feedOfBaton(stand), await feedOfFloor(stand)];
  const rounds = new Map<Contender, Figures[]>(contenders.map((one) => [one, []]));
  for (const one of contenders) await paced(one, COMMANDS / 2);
  // Rounds interleave, so that a slow minute of the machine falls on both.
  for (let round = 0; round < ROUNDS; round++)
    for (const one of contenders) rounds.get(one)?.push(percentiles(await paced(one, COMMANDS)));
  for (const one of contenders) await one.close();
  print(rounds);
}

function print(rounds: Map<Contender, Figures[]>): void {
  console.log(
    `Request to event at ${SOCKETS} sockets, ${PER_SECOND} commands/s, median of ${ROUNDS} rounds of ${COMMANDS} commands`,
  );
  const of = (figures: Figures[], which: keyof Figures) => median(figures.map((one) => one[which]));
  const p99s = [...rounds].map(([{ name }, figures]) => {
    const [p50, p95, p99] = [of(figures, "p50"), of(figures, "p95"), of(figures, "p99")];
    console.log(`  ${name.padEnd(28)} p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`);
    return p99;
  });
  const [ours = Number.NaN, floor = Number.NaN] = p99s;
  console.log(`  p99 ratio to the floor ${(ours / floor).toFixed(2)} (goal 2.00 or less)\n`);
}

async function feedOfBaton(stand: Stand): Promise<Contender> {
  const [ref = ""] = await someRefs(stand);
  const { sent, heard, hear } = stopwatch();
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => joinOnWire(stand.url, stand.key, ref, hear)));
  const command = async () => {
    const commandId = randomUUID();
    sent.set(commandId, performance.now());
    const body = JSON.stringify({ commandId, type: "add-note", data: { text: "A note of the bench" } });
    await post(`${stand.url}/api/v1/cases/${ref}/commands`, body, { authorization: `Bearer ${stand.key}` });
  };
  const close = async () => {
    for (const socket of sockets) socket.close();
  };
  return { name: "Baton", command, heard, close };
}

async function feedOfFloor(stand: Stand): Promise<Contender> {
  const port = await freePort();
  const env = { PORT: String(port), FLOOR_DATABASE: stand.databaseUrl };
  const floor = await startProcess(["lib/run/bench/floor-feed.ts"], env, /floor is ready/, `http://localhost:${port}`);
  const { sent, heard, hear } = stopwatch();
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => opened(floor.url)));
  for (const socket of sockets) socket.on("message", (data) => hear(JSON.parse(String(data)) as { commandId: string }));
  const command = async () => {
    const commandId = randomUUID();
    sent.set(commandId, performance.now());
    await post(floor.url, JSON.stringify({ commandId }), {});
  };
  const close = async () => {
    for (const socket of sockets) socket.close();
    await floor.stop();
  };
  return { name: "same SQL append + ws send", command, heard, close };
}

/** `hear` notes how long after its sending each command's event came, in ms. */
function stopwatch() {
  const sent = new Map<string, number>();
  const heard: number[] = [];
  const hear = ({ commandId }: { commandId: string }) => {
    const at = sent.get(commandId);
    if (at !== undefined) heard.push(performance.now() - at);
  };
  return { sent, heard, hear };
}

function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Sends at the rate and waits until every socket has heard every command; how long each took. */
async function paced({ command, heard }: Contender, commands: number): Promise<number[]> {
  heard.length = 0;
  const answers: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < commands; n++) {
    const wait = began + (n * 1_000) / PER_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(command());
  }
  await Promise.all(answers);
  while (heard.length < commands * SOCKETS) await new Promise((resolve) => setTimeout(resolve, 20));
  return [...heard];
}
