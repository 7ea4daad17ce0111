import fc from "fast-check";
import { expect, test } from "vitest";
import type { CaseEvent } from "../../domain/events.ts";
import { CaseFeed } from "./case-feed.ts";

/** A log that grows, and a feed on it; reads answer when the test says so. */
function given(position = 0) {
  const log: CaseEvent[] = [];
  const emitted: number[] = [];
  const reads: { answer: () => void; fail: () => void }[] = [];
  const failures: unknown[] = [];
  const feed = new CaseFeed(position, {
    emit: ({ version }) => emitted.push(version),
    read: (after) =>
      new Promise((resolve, reject) =>
        reads.push({
          answer: () => resolve(log.filter(({ version }) => version > after).slice(0, 3)),
          fail: () => reject(new Error("away")),
        }),
      ),
    failed: (error) => failures.push(error),
  });
  return { log, emitted, reads, failures, feed };
}

const event = (version: number) => ({ version }) as CaseEvent;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("events are emitted in version order, whatever order they come in", () => {
  const { feed, emitted } = given();

  feed.take([event(2)]);
  feed.take([event(3)]);
  expect(emitted).toEqual([]);
  feed.take([event(1)]);

  expect(emitted).toEqual([1, 2, 3]);
});

test("a repeat is not emitted again", () => {
  const { feed, emitted } = given();

  feed.take([event(1)]);
  feed.take([event(1), event(2)]);
  feed.hear(2);

  expect(emitted).toEqual([1, 2]);
});

test("a gap is read from the log, by one read however often it is heard of", async () => {
  const { feed, log, emitted, reads } = given();
  log.push(event(1), event(2), event(3));

  feed.hear(2);
  feed.hear(3);
  feed.take([event(3)]);
  expect(reads).toHaveLength(1);
  reads[0]?.answer();
  await settled();

  expect(emitted).toEqual([1, 2, 3]);
  expect(reads).toHaveLength(1);
});

test("a read that fails is tried again, and whoever waits for it is told", async () => {
  const { feed, log, emitted, reads, failures } = given();
  log.push(event(1));

  const reached = feed.reach(1);
  reads[0]?.fail();
  await expect(reached).rejects.toThrow("away");
  expect(failures).toHaveLength(1);
  feed.retry();
  reads[1]?.answer();
  await settled();

  expect(emitted).toEqual([1]);
});

test("a version that is not in the log does not keep the feed reading", async () => {
  const { feed, reads, failures } = given();

  feed.hear(5);
  reads[0]?.answer();
  await settled();
  feed.retry();

  expect(failures).toHaveLength(1);
  expect(reads).toHaveLength(1);
});

test("what the room gets while somebody enters is kept for them, and no longer", () => {
  const { feed } = given();
  feed.take([event(1)]);

  feed.entering();
  feed.take([event(2), event(3)]);
  expect(feed.recentAfter(2).map(({ version }) => version)).toEqual([3]);
  feed.entered();

  expect(feed.recentAfter(0)).toEqual([]);
  expect(feed.awaited).toBe(false);
});

type Step = { is: "commit" | "take" | "hear" | "answer" | "fail" | "retry"; at: number };
const step: fc.Arbitrary<Step> = fc.record({
  is: fc.constantFrom("commit", "commit", "take", "hear", "answer", "fail", "retry"),
  at: fc.nat(),
});

test("signals dropped, repeated and shuffled, reads late or failing: each version once, in order, none missing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
      const { feed, log, emitted, reads } = given();
      let answered = 0;
      const settleOne = (how: "answer" | "fail") => {
        reads[answered]?.[how]();
        if (reads[answered]) answered += 1;
        return settled();
      };
      for (const { is, at } of steps) {
        const some = log[at % Math.max(1, log.length)];
        if (is === "commit") log.push(event(log.length + 1));
        if (is === "take" && some) feed.take([some]);
        if (is === "hear" && some) feed.hear(some.version);
        if (is === "answer" || is === "fail") await settleOne(is);
        if (is === "retry") feed.retry();
        expect(emitted).toEqual(log.slice(0, emitted.length).map(({ version }) => version));
      }

      feed.hear(log.length);
      while (answered < reads.length) await settleOne("answer");

      expect(emitted).toEqual(log.map(({ version }) => version));
    }),
    { numRuns: 200, seed: 412 },
  );
});
