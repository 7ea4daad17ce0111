import type { Client } from "../trial/client.ts";
import { crowd } from "../trial/crowd.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";
import { Wire } from "./wire.ts";

const MISSED = 5;

export const reconnectStorm: Scenario = {
  id: "6",
  name: "reconnect storm after a restart",
  injected: "2,000 sockets; both web processes killed and started again; commits meanwhile",
  minutes: 4,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 1 });
    const { desk } = stand;
    const { people } = await crowd(desk, 20, 0);
    const refs = await openCases(desk, 50);
    const clients = [
      ...(await whoMayRead(
        people.map(({ client }) => client),
        refs[0],
      )),
      desk.key,
    ];
    const wires = await connectAll(trial, clients, refs, trial.many(2_000));
    await Promise.all(stand.web.map((node) => node.kill()));
    await Promise.all(stand.web.map((node) => node.start()));
    const began = performance.now();
    const load = watchDatabase(stand);
    const waits: number[] = [];
    for (let count = 0; count < MISSED; count += 1)
      waits.push(...(await Promise.all(refs.map((ref) => timed(desk.key, ref)))));
    const version = 1 + MISSED;
    await until("all are back", () => wires.every((wire) => wire.joined && wire.version === version), 60_000);
    const took = performance.now() - began;
    const { statements, busiest } = await load.stop();
    trial.measure("sockets", wires.length);
    trial.atMost("all back and current after, s", took / 1_000, 10);
    trial.measure("most connections busy at once", busiest);
    trial.atMost("transactions per socket", statements / wires.length, trial.short ? 8 : 4);
    trial.atMost("longest wait for a command meanwhile, ms", Math.max(...waits), 5_000);
    trial.none(
      "a wire",
      wires.flatMap(({ faults }) => faults),
    );
    trial.must(
      "each came back once",
      wires.every(({ joins }) => joins === 2),
    );
    for (const wire of wires) wire.close();
  },
};

async function timed(client: Client, ref: string): Promise<number> {
  const began = performance.now();
  await client.does(ref, "add-note", { text: "meanwhile" });
  return performance.now() - began;
}

async function whoMayRead(clients: Client[], ref = ""): Promise<Client[]> {
  const seen = await Promise.all(clients.map((client) => client.get(`/cases/${ref}`)));
  return clients.filter((_, at) => seen[at]?.status === 200);
}

async function connectAll(trial: Trial, clients: Client[], refs: string[], count: number): Promise<Wire[]> {
  const wires: Wire[] = [];
  while (wires.length < count) {
    for (let more = Math.min(100, count - wires.length); more > 0; more -= 1) {
      const client = clients[wires.length % clients.length] as Client;
      wires.push(new Wire(client, refs[wires.length % refs.length] ?? "", 1, () => trial.chance.next()));
    }
    await until("a hundred more are in", () => wires.every(({ joined }) => joined));
  }
  return wires;
}

/** What the database does meanwhile: transactions in all, and how many connections of Baton were busy at the worst moment. */
function watchDatabase({ sql }: Stand): { stop(): Promise<{ statements: number; busiest: number }> } {
  let busiest = 0;
  let looking = true;
  const count = async () => Number((await sql.query(TRANSACTIONS)).rows[0].count);
  const before = count();
  const watching = (async () => {
    while (looking) {
      busiest = Math.max(busiest, Number((await sql.query(BUSY)).rows[0].busy));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    stop: async () => {
      looking = false;
      await watching;
      return { statements: (await count()) - (await before), busiest };
    },
  };
}

const TRANSACTIONS =
  "select pg_stat_clear_snapshot(), xact_commit as count from pg_stat_database where datname = current_database()";
const BUSY = `select count(*) as busy from pg_stat_activity
  where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`;
