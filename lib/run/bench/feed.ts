import { randomUUID } from "node:crypto";
import { median, percentiles, post } from "./clients.ts";
import { someRefs } from "./commands.ts";
import type { Line } from "./line.ts";
import { joinOnWire, openOnWire } from "./live-wire.ts";
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
export async function benchFeed(stand: Stand): Promise<Line[]> {
  const contenders = [await feedOfBaton(stand), await feedOfFloor(stand)];
  const rounds = new Map<Contender, Figures[]>(contenders.map((one) => [one, []]));
  for (const one of contenders) await paced(one, COMMANDS / 2);
  // Rounds interleave, so that a slow minute of the machine falls on both.
  for (let round = 0; round < ROUNDS; round++)
    for (const one of contenders) rounds.get(one)?.push(percentiles(await paced(one, COMMANDS)));
  for (const one of contenders) await one.close();
  return linesOf([...rounds]);
}

function linesOf(rounds: [Contender, Figures[]][]): Line[] {
  return (["p50", "p95", "p99"] as const).map((which) => {
    const of = ([{ name }, figures]: (typeof rounds)[number]) => ({
      name,
      value: median(figures.map((one) => one[which])),
    });
    const [ours, ...beside] = rounds.map(of);
    const line = {
      what: `request to event at ${SOCKETS} sockets, ${which}`,
      unit: "ms",
      ours: ours?.value ?? Number.NaN,
      beside,
    };
    return which === "p99" ? { ...line, goal: { of: "ratio" as const, most: 2 } } : line;
  });
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
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, () => openOnWire(floor.url, hear)));
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
  const hear = (json: string) => {
    const { commandId } = JSON.parse(json) as { commandId: string };
    const at = sent.get(commandId);
    if (at !== undefined) heard.push(performance.now() - at);
  };
  return { sent, heard, hear };
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
