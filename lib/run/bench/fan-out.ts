import { randomUUID } from "node:crypto";
import { median, post } from "./clients.ts";
import { someRefs } from "./commands.ts";
import type { Line } from "./line.ts";
import { closeAll, enterOnWire, type Hear, joinOnWire, openMany, openOnWire } from "./live-wire.ts";
import { processorMs } from "./processor.ts";
import { freePort, type Stand, startProcess } from "./stand.ts";

const SIZES = [100, 1_000, 5_000];
const DELIVERIES = 60_000;
const FEWEST = 20;
const MOST = 200;
const ROUNDS = 3;

type Contender = {
  name: string;
  open: (hear: Hear) => ReturnType<typeof joinOnWire>;
  send: () => Promise<void>;
  processor: () => number;
  stop: () => Promise<void>;
};
type Round = { micros: number; last: number };

/**
 * One event to every socket of a case, one after the other: the server's processor time for each delivery, with what the
 * same events cost without sockets taken off, and the time from the request to the last socket.
 */
export async function benchFanOut(stand: Stand): Promise<Line[]> {
  const contenders = [await ofBaton(stand), await ofFloor("ws"), await ofFloor("socket.io")];
  const lines: Line[] = [];
  for (const size of SIZES) {
    const rounds = new Map(contenders.map((one) => [one, [] as Round[]]));
    for (let round = 0; round < ROUNDS; round++)
      for (const one of contenders) rounds.get(one)?.push(await fanOut(one, size));
    lines.push(...linesOf(size, [...rounds]));
  }
  for (const one of contenders) await one.stop();
  return lines;
}

function linesOf(size: number, rounds: [Contender, Round[]][]): Line[] {
  const to = `one event to ${size.toLocaleString("en")} sockets`;
  const line = (what: string, unit: string, figure: keyof Round): Line => {
    const figures = rounds.map(([{ name }, each]) => ({ name, value: median(each.map((one) => one[figure])) }));
    return { what: `${to}: ${what}`, unit, ours: figures[0]?.value ?? Number.NaN, beside: figures.slice(1) };
  };
  return [line("processor a delivery", "µs", "micros"), line("request to the last, p50", "ms", "last")];
}

async function fanOut(one: Contender, size: number): Promise<Round> {
  const events = Math.max(FEWEST, Math.min(MOST, Math.round(DELIVERIES / size)));
  const alone = await metered(one, events, one.send);
  let heard = 0;
  let all = () => {};
  const sockets = await openMany(size, () =>
    one.open(() => {
      heard += 1;
      if (heard === size) all();
    }),
  );
  const times: number[] = [];
  const together = await metered(one, events, async () => {
    const began = performance.now();
    heard = 0;
    const everybody = new Promise<void>((resolve) => {
      all = resolve;
    });
    await Promise.all([one.send(), everybody]);
    times.push(performance.now() - began);
  });
  await closeAll(sockets);
  return { micros: ((together - alone) * 1_000) / (events * size), last: median(times) };
}

/** Milliseconds of the server's processor for so many events, one after the other. */
async function metered({ processor }: Contender, events: number, send: () => Promise<void>): Promise<number> {
  const before = processor();
  for (let n = 0; n < events; n++) await send();
  return processor() - before;
}

async function ofBaton(stand: Stand): Promise<Contender> {
  const [ref = ""] = await someRefs(stand);
  const headers = { authorization: `Bearer ${stand.key}` };
  return {
    name: "Baton",
    open: (hear) => joinOnWire(stand.url, stand.key, ref, hear),
    send: async () => {
      const body = { commandId: randomUUID(), type: "add-note", data: { text: "A note of the bench" } };
      await post(`${stand.url}/api/v1/cases/${ref}/commands`, JSON.stringify(body), headers);
    },
    processor: () => processorMs(stand.pid, stand.databasePid),
    stop: async () => {},
  };
}

async function ofFloor(kind: "ws" | "socket.io"): Promise<Contender> {
  const port = await freePort();
  const env = { PORT: String(port), FLOOR_KIND: kind };
  const floor = await startProcess(
    ["lib/run/bench/floor-sockets.ts"],
    env,
    /floor is ready/,
    `http://localhost:${port}`,
  );
  return {
    name: kind,
    open: (hear) =>
      kind === "ws"
        ? openOnWire(floor.url, hear)
        : enterOnWire(floor.url, { path: "/socket.io/", wishes: [], event: "event" }, hear),
    send: async () => void (await post(floor.url, JSON.stringify({ commandId: randomUUID() }), {})),
    processor: () => processorMs(floor.pid),
    stop: floor.stop,
  };
}
