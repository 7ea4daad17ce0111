import type { Client } from "../trial/client.ts";
import { verifies } from "../trial/whole.ts";
import { INSPECTED, Inspector } from "./inspector.ts";
import { MemoryWatch } from "./memory-watch.ts";
import { steadily } from "./pace.ts";
import { StalledReader } from "./stalled-reader.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";
import { Wire } from "./wire.ts";

const SOCKETS = 1_000;
const CASES = 100;
const PER_SECOND = 100;
const RECONNECTS_A_MINUTE = 0.05;
const MOST_MB_A_MINUTE = 1;
const LOOK_MS = 15_000;
/** A tenth of this is too little to tell a slope from noise. */
const MINUTES = 10;

export const soak: Scenario = {
  id: "soak",
  name: "ten minutes of 1,000 sockets and 100 commands a second",
  injected: "5 % of the sockets cut every minute, one that never reads",
  minutes: 16,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 1, workers: 1, env: INSPECTED });
    const { desk, at } = stand;
    const refs = await openCases(desk, CASES);
    const wires = await comeIn(trial, at(0, desk.key), refs);
    const stalled = await StalledReader.open(at(0, desk.key), refs);
    const inspector = await Inspector.open(stand.web[0]?.said() ?? "");
    // A process does not end while somebody inspects it.
    trial.atEnd(() => inspector.close());
    const memory = new MemoryWatch(inspector, stand.web[0]?.pid() ?? 0, trial.many(LOOK_MS, 5_000));
    const minutes = trial.short ? 1.5 : MINUTES;
    const count = Math.round(PER_SECOND * 60 * minutes);
    const cutting = cutSome(trial, wires, minutes);
    const given = await steadily(count, PER_SECOND, (number) =>
      note(at(0, desk.key), refs[number % CASES] ?? "", number),
    );
    memory.stop();
    await cutting;
    trial.measure("commands", given.done);
    trial.must("every command was accepted", given.done === count);
    trial.measure("per second", given.perSecond);
    trial.must("the rate was kept", trial.short || given.perSecond > 0.9 * PER_SECOND);
    await tellLoss(trial, stand, refs, wires);
    trial.must("the stalled socket was closed", stalled.closed && (await stalled.isGone()));
    trial.measure("the stalled socket was closed after, s", stalled.closedAfter / 1_000);
    tellMemory(trial, memory);
    await verifies(stand);
  },
};

async function comeIn(trial: Trial, client: Client, refs: string[]): Promise<Wire[]> {
  const wires: Wire[] = [];
  trial.atEnd(() => wires.forEach((wire) => void wire.close()));
  while (wires.length < SOCKETS) {
    for (let more = 100; more > 0; more -= 1)
      wires.push(new Wire(client, refs[wires.length % refs.length] ?? "", 1, () => trial.chance.next()));
    await until("a hundred more are in", () => wires.every(({ joined }) => joined));
  }
  return wires;
}

/** Long enough that the one who does not read has a megabyte waiting before the run is over. */
function note(client: Client, ref: string, number: number): Promise<unknown> {
  return client.does(ref, "add-note", { text: `${number} ${"x".repeat(3_000)}` });
}

function cutSome(trial: Trial, wires: Wire[], minutes: number): Promise<unknown> {
  const perSecond = (wires.length * RECONNECTS_A_MINUTE) / 60;
  return steadily(Math.round(perSecond * 60 * minutes), perSecond, async () => trial.chance.one(wires).cut());
}

async function tellLoss(trial: Trial, { desk }: Stand, refs: string[], wires: Wire[]): Promise<void> {
  const versions = new Map<string, number>();
  for (const ref of refs) versions.set(ref, (await desk.key.read(`/cases/${ref}`)).version);
  const behind = () => wires.filter(({ ref, version }) => version !== versions.get(ref));
  await until("every socket is current", () => behind().length === 0, 20_000).catch(() => 0);
  trial.none(
    "a socket that is not current",
    behind().map(({ ref, version }) => `${ref} at ${version}`),
  );
  trial.none(
    "a wire",
    wires.flatMap(({ faults }) => faults),
  );
  trial.measure(
    "events heard",
    wires.reduce((sum, { version }) => sum + version - 1, 0),
  );
  trial.measure(
    "reconnects",
    wires.reduce((sum, { joins }) => sum + joins - 1, 0),
  );
}

function tellMemory(trial: Trial, memory: MemoryWatch): void {
  trial.measure("looks at the memory", memory.looks);
  trial.must("the memory was looked at", memory.looks > 8);
  for (const what of ["heap", "rss"] as const) {
    trial.measure(`${what}, first and last MB`, memory.ends(what));
    if (trial.short) trial.measure(`${what} slope, MB a minute (too short to judge)`, memory.slope(what));
    else trial.atMost(`${what} slope, MB a minute`, memory.slope(what), MOST_MB_A_MINUTE);
  }
}
