import { expect, it } from "vitest";
import { lookAgain } from "./look-again.ts";

const LOOKING = { everyMs: 1, failed: "a look failed; it is tried again" };

it("looks again after a look that failed, and at once while there is more", async () => {
  const enough = Promise.withResolvers<void>();
  let looks = 0;
  const looking = lookAgain({ ...LOOKING, afterFailureMs: 2 }, async () => {
    looks += 1;
    if (looks === 1) throw new Error("away");
    if (looks < 4) return "more";
    enough.resolve();
    return "none";
  });
  await enough.promise;
  await looking.stop();
  expect(looks).toBeGreaterThanOrEqual(4);
});

it("finishes the look that is under way when it is stopped, and begins no other", async () => {
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const told: string[] = [];
  const looking = lookAgain(LOOKING, async () => {
    told.push("begun");
    begun.resolve();
    await gate.promise;
    told.push("finished");
    return "more";
  });
  await begun.promise;
  const stopped = looking.stop().then(() => told.push("stopped"));
  gate.resolve();
  await stopped;
  expect(told).toEqual(["begun", "finished", "stopped"]);
});

it("that is stopped before its first look never looks", async () => {
  let looks = 0;
  const looking = lookAgain({ ...LOOKING, firstMs: 60_000 }, async () => {
    looks += 1;
  });
  await looking.stop();
  expect(looks).toBe(0);
});
