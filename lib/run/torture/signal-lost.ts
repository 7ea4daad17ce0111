import type { Client } from "../trial/client.ts";
import { Screen } from "../trial/screen.ts";
import { showsWhatIsFetched } from "../trial/whole.ts";
import { noteQuietly } from "./quiet-commits.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

const LISTENERS =
  "select pid from pg_stat_activity where datname = current_database() and application_name like 'baton-listener %'";

/** Does it, and gives back how to undo it. */
type Injure = (stand: Stand) => Promise<() => Promise<void>>;

const WAYS: [string, Injure][] = [
  ["nothing", async () => async () => {}],
  [
    "listeners terminated before every commit",
    async ({ sql }) => {
      const kill = setInterval(
        () => void sql.query(`select pg_terminate_backend(pid) from (${LISTENERS}) l`).catch(() => {}),
        100,
      );
      return async () => clearInterval(kill);
    },
  ],
  [
    "listeners frozen (half-open)",
    async (stand) => {
      const frozen = await listeners(stand);
      for (const pid of frozen) process.kill(pid, "SIGSTOP");
      return async () => {
        for (const pid of frozen) process.kill(pid, "SIGCONT");
      };
    },
  ],
];

export const signalLost: Scenario = {
  id: "7",
  name: "listener half-open or killed; signal lost",
  injected:
    "both nodes' signal connections terminated ten times a second, then frozen; then commits that nobody signals",
  minutes: 3,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 0 });
    const { desk, at } = stand;
    const refs = await openCases(desk, 10);
    const [there, here] = [at(0, desk.key), at(1, desk.key)];
    const screen = await Screen.open(here, refs);
    await listening(stand, 2);
    for (const [what, injure] of WAYS) {
      const undo = await injure(stand);
      const took = await timeAll(trial, refs, screen, (ref) => noteBy(there, ref));
      await undo();
      await listening(stand, 2);
      trial.atMost(`${what}: longest to the other node, ms`, took, what === "nothing" ? 500 : 1_000);
    }
    trial.atMost("never signalled: longest, ms", await timeAll(trial, refs, screen, (ref) => noteQuietly(ref)), 1_000);
    trial.atMost(
      "by signal again afterwards: longest, ms",
      await timeAll(trial, refs, screen, (ref) => noteBy(there, ref)),
      500,
    );
    trial.measure(
      "commits",
      refs.reduce((sum, ref) => sum + screen.version(ref) - 1, 0),
    );
    const gaps = refs.filter((ref) => screen.pushed(ref).some((version, number) => version !== number + 2));
    trial.none("lost or twice", gaps);
    await showsWhatIsFetched(screen);
    screen.close();
  },
};

async function noteBy(client: Client, ref: string): Promise<number> {
  return (await client.does(ref, "add-note", { text: "from the other node" })).version;
}

/** The longest that any of these commits took from its answer to the screen, in ms. */
async function timeAll(
  trial: Trial,
  refs: string[],
  screen: Screen,
  commit: (ref: string) => Promise<number>,
): Promise<number> {
  const took: number[] = [];
  for (let number = 0; number < trial.many(60, 12); number += 1) {
    const ref = trial.chance.one(refs);
    const version = await commit(ref);
    const began = performance.now();
    await screen.reaches(ref, version);
    took.push(performance.now() - began);
  }
  return Math.max(...took);
}

async function listeners({ sql }: Stand): Promise<number[]> {
  return (await sql.query<{ pid: number }>(LISTENERS)).rows.map(({ pid }) => pid);
}

function listening(stand: Stand, count: number): Promise<number> {
  return until("both nodes listen", async () => (await listeners(stand)).length >= count);
}
