import { randomUUID } from "node:crypto";
import { type Figures, hammer, median, post } from "./clients.ts";
import { startFloorNext } from "./floor-next.ts";
import { freePort, type Served, type Stand, startProcess } from "./stand.ts";

const CLIENTS = 16;
const EACH = 100;
const ROUNDS = 5;
type Contender = { name: string; call: (client: number) => Promise<void>; rounds: Figures[] };

/** Commands through HTTP, 16 clients: ours beside the same append behind a bare Next route and behind bare node:http. */
export async function benchCommands(stand: Stand): Promise<void> {
  const floors = [await startFloorNext(stand.databaseUrl), await startFloorHttp(stand.databaseUrl)];
  const refs = await someRefs(stand);
  const contenders: Contender[] = [
    { name: "Baton", call: (client) => command(stand, refs[client] ?? ""), rounds: [] },
    { name: "bare Next route, same SQL", call: (client) => append(floors[0], client), rounds: [] },
    { name: "bare node:http, same SQL", call: (client) => append(floors[1], client), rounds: [] },
  ];
  for (const { call } of contenders) await hammer(CLIENTS, EACH, call);
  // Rounds interleave, so that a slow minute of the machine falls on all.
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of contenders) one.rounds.push(await hammer(CLIENTS, EACH, one.call));
  }
  for (const floor of floors) await floor?.stop();
  print(contenders);
}

function print(contenders: Contender[]): void {
  console.log(`Commands through HTTP, ${CLIENTS} clients, median of ${ROUNDS} rounds of ${CLIENTS * EACH}`);
  const of = (one: Contender | undefined, figure: keyof Figures) =>
    median(one?.rounds.map((round) => round[figure]) ?? []);
  for (const one of contenders) {
    console.log(
      `  ${one.name.padEnd(28)} ${of(one, "perSecond").toFixed(0).padStart(6)}/s   p50 ${of(one, "p50").toFixed(1)} ms   p99 ${of(one, "p99").toFixed(1)} ms`,
    );
  }
  const [ours, next, http] = contenders;
  const ratio = of(ours, "perSecond") / of(next, "perSecond");
  const bare = of(ours, "perSecond") / of(http, "perSecond");
  console.log(
    `  ratio to the bare Next route ${ratio.toFixed(2)} (goal 0.50 or more), to bare node:http ${bare.toFixed(2)}\n`,
  );
}

async function command(stand: Stand, ref: string): Promise<void> {
  const body = JSON.stringify({ commandId: randomUUID(), type: "add-note", data: { text: "A note of the bench" } });
  const answer = await post(`${stand.url}/api/v1/cases/${ref}/commands`, body, {
    authorization: `Bearer ${stand.key}`,
  });
  if (answer.status !== 200) throw new Error(`command answered ${answer.status}: ${answer.body}`);
}

async function append(floor: Served | undefined, client: number): Promise<void> {
  const body = JSON.stringify({ commandId: randomUUID(), type: "add-note", text: "A note of the bench" });
  const answer = await post(floor?.url ?? "", body, { "x-client": String(client) });
  if (answer.status !== 200) throw new Error(`the floor answered ${answer.status}`);
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
