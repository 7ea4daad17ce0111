import { randomUUID } from "node:crypto";
import { type Figures, hammer, median, post } from "./clients.ts";
import { startFloorNext } from "./floor-next.ts";
import type { Line } from "./line.ts";
import { processorMs } from "./processor.ts";
import { freePort, type Served, type Stand, startProcess } from "./stand.ts";

const CLIENTS = 16;
const EACH = 100;
const ROUNDS = 5;
type Round = Figures & { server: number; database: number };
type Contender = { name: string; pid: number; call: (client: number) => Promise<void>; rounds: Round[] };

/**
 * Commands through HTTP, 16 clients, median of five rounds: ours beside the same append behind a bare Next route and
 * behind bare node:http.
 */
export async function benchCommands(stand: Stand): Promise<Line[]> {
  const floors = [await startFloorNext(stand.databaseUrl), await startFloorHttp(stand.databaseUrl)] as const;
  const refs = await someRefs(stand);
  const bare = (floor: Served, name: string) => ({ name, pid: floor.pid, call: append(floor), rounds: [] });
  const contenders: Contender[] = [
    { name: "Baton", pid: stand.pid, call: (client) => command(stand, refs[client] ?? ""), rounds: [] },
    bare(floors[0], "bare Next route, same SQL"),
    bare(floors[1], "bare node:http, same SQL"),
  ];
  for (const { call } of contenders) await hammer(CLIENTS, EACH, call);
  // Rounds interleave, so that a slow minute of the machine falls on all.
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of contenders) one.rounds.push(await measure(stand, one));
  }
  for (const floor of floors) await floor.stop();
  return linesOf(contenders);
}

async function measure(stand: Stand, { pid, call }: Contender): Promise<Round> {
  const used = () => [processorMs(pid, stand.databasePid), processorMs(stand.databasePid)] as const;
  const before = used();
  const figures = await hammer(CLIENTS, EACH, call);
  const [server, database] = used().map((ms, at) => ((ms - (before[at] ?? 0)) * 1_000) / (CLIENTS * EACH));
  return { ...figures, server: server ?? Number.NaN, database: database ?? Number.NaN };
}

function linesOf(contenders: Contender[]): Line[] {
  const line = (what: string, unit: string, figure: keyof Round, goal?: Line["goal"]): Line => {
    const [ours, ...beside] = contenders.map(({ name, rounds }) => ({
      name,
      value: median(rounds.map((round) => round[figure])),
    }));
    return { what, unit, ours: ours?.value ?? Number.NaN, beside, ...(goal && { goal }) };
  };
  return [
    line("server processor a command", "µs", "server"),
    line("database processor a command", "µs", "database"),
    line("commands a second", "/s", "perSecond", { of: "ratio", least: 0.5 }),
    line("p50", "ms", "p50"),
    line("p99", "ms", "p99"),
  ];
}

async function command(stand: Stand, ref: string): Promise<void> {
  const body = JSON.stringify({ commandId: randomUUID(), type: "add-note", data: { text: "A note of the bench" } });
  const answer = await post(`${stand.url}/api/v1/cases/${ref}/commands`, body, {
    authorization: `Bearer ${stand.key}`,
  });
  if (answer.status !== 200) throw new Error(`command answered ${answer.status}: ${answer.body}`);
}

function append({ url }: Served): (client: number) => Promise<void> {
  return async (client) => {
    const body = JSON.stringify({ commandId: randomUUID(), type: "add-note", text: "A note of the bench" });
    const answer = await post(url, body, { "x-client": String(client) });
    if (answer.status !== 200) throw new Error(`the floor answered ${answer.status}`);
  };
}

/** The largest balances; the floors use the smallest. */
export async function someRefs(stand: Stand): Promise<string[]> {
  const answer = await fetch(`${stand.url}/api/v1/cases?view=all&sort=balance&limit=${CLIENTS}`, {
    headers: { authorization: `Bearer ${stand.key}` },
  });
  const { items } = (await answer.json()) as { items: { ref: string }[] };
  return items.map((row) => row.ref);
}

async function startFloorHttp(databaseUrl: string): Promise<Served> {
  const port = await freePort();
  const env = { PORT: String(port), FLOOR_DATABASE: databaseUrl };
  return startProcess(["lib/run/bench/floor-http.ts"], env, /floor is ready/, `http://localhost:${port}`);
}
