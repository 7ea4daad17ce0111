import { type Chance, Chance as Seeded } from "../trial/chance.ts";
import type { Client } from "../trial/client.ts";
import { crowd } from "../trial/crowd.ts";
import { type Meant, meantCommands } from "../trial/random-commands.ts";
import type { Proven } from "../trial/record.ts";
import { Screen } from "../trial/screen.ts";
import { showsWhatIsFetched, verifies, wholeRecord } from "../trial/whole.ts";
import { audit, type Sent } from "./audit.ts";
import { type Around, give } from "./give.ts";
import { Killer } from "./killer.ts";
import { openCases, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";

const PEOPLE = 36;
const KEYS = 164;

export const crowdUnderFire: Scenario = {
  id: "crowd",
  name: "200 clients, 10,000 commands, 50 cases under fire",
  injected: "ten kill -9 of web and worker processes, one of PostgreSQL, every command 1–5 times",
  minutes: 12,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 2 });
    const { desk } = stand;
    const { people, keys } = await crowd(desk, trial.many(PEOPLE, 6), trial.many(KEYS, 24));
    const refs = await openCases(desk, trial.many(50, 8));
    const clients = [...people.map(({ client }) => client), ...keys];
    const screens = await openScreens(clients, refs, trial.chance);
    const commands = trial.many(10_000);
    const killer = new Killer(stand, trial, { commands, kills: trial.many(10, 2) });
    const began = performance.now();
    const around = { people, refs, screens, commandGiven: () => killer.tick() };
    const sent = await giveAll(trial, clients, meantCommands(trial.seed, commands), around);
    trial.measure("commands", sent.length);
    trial.measure("per second", (sent.length * 1_000) / (performance.now() - began));
    await killer.finish();
    trial.measure("kills", killer.kills.join(", "));
    trial.must(`kills happened: ${killer.kills.length}`, killer.kills.length === trial.many(10, 2) + 1);
    const records = new Map<string, Proven[]>();
    for (const ref of refs) records.set(ref, await wholeRecord(desk.key, ref));
    audit(trial, sent, records);
    await look(trial, screens);
    await verifies(stand);
  },
};

async function openScreens(clients: Client[], refs: string[], chance: Chance): Promise<Screen[]> {
  const screens: Screen[] = [];
  for (const [at, client] of clients.entries()) {
    const allowed = (await client.get(`/cases/${refs[0]}`)).status === 200;
    if (allowed)
      screens.push(await Screen.open(client, [...new Set([refs[at % refs.length] ?? "", chance.one(refs)])]));
  }
  return screens;
}

async function giveAll(
  trial: Trial,
  clients: Client[],
  meant: Meant[],
  around: Omit<Around, "chance">,
): Promise<Sent[]> {
  const all = clients.map((client, at) => {
    const mine = meant.filter((_, number) => number % clients.length === at);
    return give(client, mine, { ...around, chance: new Seeded(trial.seed + 1 + at) });
  });
  return (await Promise.all(all)).flat();
}

/** Every screen came back by itself, fetched nothing again, and shows what is there. */
async function look(trial: Trial, screens: Screen[]): Promise<void> {
  const connects = screens.map((screen) => screen.connects);
  trial.measure("screens", screens.length);
  trial.measure(
    "reconnects",
    connects.reduce((sum, count) => sum + count - 1, 0),
  );
  for (const screen of screens) await showsWhatIsFetched(screen);
  trial.must(
    "nobody fetched anything again",
    screens.every(({ refetches }) => refetches === 0),
  );
  for (const screen of screens) screen.close();
}
