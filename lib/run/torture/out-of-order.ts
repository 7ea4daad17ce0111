import { Screen } from "../trial/screen.ts";
import { showsWhatIsFetched } from "../trial/whole.ts";
import { noteQuietly, OpenTransaction } from "./quiet-commits.ts";
import { openCases, startStand } from "./stand.ts";
import type { Scenario } from "./trial.ts";

const CASES = 100;

export const outOfOrder: Scenario = {
  id: "3",
  name: "commits out of sequence order",
  injected: "an older transaction stays open while 99 later ones commit unannounced; it writes first, or last",
  minutes: 3,
  run: async (trial) => {
    const { desk, at } = await startStand(trial, { web: 2, workers: 0 });
    const [held = "", ...others] = await openCases(desk, CASES);
    const screens = await Promise.all([0, 1].map((node) => Screen.open(at(node, desk.key), [held, ...others])));
    const rounds = trial.many(20);
    const delays: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const older = await OpenTransaction.begin(trial);
      const writesFirst = round % 2 === 0;
      if (writesFirst) await older.note(held);
      // Some are told of as well, so that the fast way and the tail overlap.
      await Promise.all(
        others.map((ref, n) => (n % 10 === round % 10 ? desk.key.does(ref, "add-note", NOTE) : noteQuietly(ref))),
      );
      if (!writesFirst) await older.note(held);
      await older.commit();
      const began = performance.now();
      for (const screen of screens) for (const ref of [held, ...others]) await screen.reaches(ref, round + 2);
      delays.push(performance.now() - began);
    }
    const expected = JSON.stringify(Array.from({ length: rounds }, (_, number) => number + 2));
    const wrong = screens.flatMap((screen) =>
      [held, ...others].filter((ref) => JSON.stringify(screen.pushed(ref)) !== expected),
    );
    trial.none("not every version once and in order", wrong);
    trial.measure("events", rounds * CASES * screens.length);
    trial.atMost("longest from the last commit to all on both nodes, ms", Math.max(...delays), 1_000);
    for (const screen of screens) await showsWhatIsFetched(screen);
    for (const screen of screens) screen.close();
  },
};

const NOTE = { text: "told" };
