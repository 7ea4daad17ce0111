import { crowd } from "../trial/crowd.ts";
import { keepsItsWord, Load } from "../trial/load.ts";
import { Screen } from "../trial/screen.ts";
import { showsWhatIsFetched, verifies } from "../trial/whole.ts";
import { openCases, startStand } from "./stand.ts";
import type { Scenario } from "./trial.ts";

const PATIENCE_MS = 10_000;

export const databaseKilled: Scenario = {
  id: "13",
  name: "PostgreSQL killed under load",
  injected: "kill -9 of PostgreSQL again and again while 24 clients on two nodes write",
  minutes: 4,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 1 });
    const { desk } = stand;
    const { people, keys } = await crowd(desk, 4, 24);
    const clients = [...people.map(({ client }) => client), ...keys.filter((_, at) => at % 6 !== 5)];
    const refs = await openCases(desk, 8);
    const screens = await Promise.all(clients.map((client) => Screen.open(client, refs)));
    const load = new Load(clients, refs);
    trial.atEnd(() => load.stop());
    for (let kill = 0; kill < trial.many(5, 2); kill += 1) {
      await load.acknowledges(200);
      process.kill(stand.databasePid(), "SIGKILL");
      await load.answers(503, 5);
    }
    await load.acknowledges(200);
    await load.stop();
    const { tries } = load;
    const refused = tries.filter(({ status }) => status === 503);
    trial.measure("commands", tries.length);
    trial.measure("answered 503", refused.length);
    trial.atMost(
      "longest until an answer, ms",
      Math.max(...tries.map(({ milliseconds }) => milliseconds)),
      PATIENCE_MS,
    );
    const odd = tries.filter(({ status }) => status !== 200 && status !== 503);
    trial.none(
      "answered neither 200 nor 503",
      odd.map(({ status }) => `${status ?? "no answer"}`),
    );
    await keepsItsWord(desk.key, refs, tries);
    await load.settle();
    await keepsItsWord(desk.key, refs, tries);
    for (const screen of screens) await showsWhatIsFetched(screen);
    trial.must(
      "nobody fetched anything again",
      screens.every(({ refetches }) => refetches === 0),
    );
    for (const screen of screens) screen.close();
    await verifies(stand);
  },
};
