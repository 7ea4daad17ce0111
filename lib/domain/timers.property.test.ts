import fc from "fast-check";
import { expect, it } from "vitest";
import { history, play } from "./arbitrary.ts";
import { plusMinutes } from "./calendar.ts";
import { nextTimer } from "./figures.ts";
import { due, until } from "./given.ts";
import { run } from "./given-step.ts";

const MILLISECOND = 1 / 60_000;

it("what is due happens at its instant, not before, and is done with", () => {
  fc.assert(
    fc.property(history, (actions) => {
      const ran = play(actions);
      for (const { world } of ran.slice(-5)) {
        const at = world.state && nextTimer(world.state);
        if (!at) {
          expect(run(run(world, until("2099-01-01T00:00:00.000Z")).world, due).facts).toEqual([]);
          continue;
        }
        expect(run(run(world, until(plusMinutes(at, -MILLISECOND))).world, due).facts).toEqual([]);
        const after = run(run(world, until(at)).world, due);
        expect(after.facts.length).toBeGreaterThan(0);
        const next = after.world.state && nextTimer(after.world.state);
        expect(next === null || next > at).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
