import { expect, it } from "vitest";
import { shuffledPushes } from "./shuffled-pushes.ts";
import { Trial } from "./trial.ts";

it("shows what a fresh fetch gives, whatever is dropped, repeated or shuffled on the wire", async () => {
  const trial = new Trial(20_261_122, true);

  await shuffledPushes.run(trial);

  expect(trial.outcome.faults).toEqual([]);
});
