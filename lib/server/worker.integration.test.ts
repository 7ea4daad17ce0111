import { afterAll, beforeAll, expect, test } from "vitest";
import { onCommit } from "./commits.ts";
import { pool } from "./database.ts";
import { advanceDue } from "./due-batch.ts";
import { untilNextDue } from "./due-cases.ts";
import { API, givenCase, givenDesk } from "./live/given-live.ts";
import { readCommand } from "./read-command.ts";
import { runCommand } from "./run-command.ts";
import { timerFigures } from "./timer-figures.ts";
import { readWork, workFigures } from "./work-figures.ts";
import { startWorker } from "./worker.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeAll(async () => {
  desk = await givenDesk();
});

afterAll(() => desk.drop());

test("two workers break each promise whose day has passed exactly once", async () => {
  const refs: string[] = [];
  while (refs.length < 30) refs.push(await givenBrokenPromise());
  const broken = brokenPromises(refs);
  const workers = [startWorker(), startWorker()];

  await broken.all;
  await Promise.all(workers.map((worker) => worker.stop()));

  const { rows } = await pool().query(
    `select c.ref, c.version, c.next_due_at, count(*)::int as times from events e join cases c on c.id = e.case_id
     where e.type = 'promise-broken' group by c.id`,
  );
  expect(rows).toHaveLength(30);
  expect(rows.every((row) => row.times === 1 && row.version === 3 && row.next_due_at === null)).toBe(true);
  expect(broken.heard.toSorted()).toEqual(refs.toSorted());
  expect(await untilNextDue()).toBeNull();
});

test("a case that cannot be advanced is put off, and does not keep the others from theirs", async () => {
  const [poisoned = "", healthy = ""] = [await givenBrokenPromise(), await givenBrokenPromise()];
  await pool().query("update cases set state = 'not sealed', next_due_at = 'epoch' where ref = $1", [poisoned]);
  const broken = brokenPromises([healthy]);

  while ((await advanceDue()) > 0);

  await broken.all;
  const parked = await due(poisoned);
  expect(parked).toMatchObject({ due_attempts: 1, version: 2 });
  expect(parked.due_error).toBe("Error");
  expect(parked.waits).toBeGreaterThan(0);
  expect(await due(healthy)).toMatchObject({ due_attempts: 0, due_error: null, version: 3 });
});

test("after eight failures a case is looked at once a day", async () => {
  const ref = await givenBrokenPromise();
  await pool().query("update cases set state = 'not sealed', due_attempts = 7 where ref = $1", [ref]);

  while ((await advanceDue()) > 0);

  const parked = await due(ref);
  expect(parked.due_attempts).toBe(8);
  await readWork();
  expect((await workFigures().parked.get()).values[0]?.value).toBe(1);
  const outcomes = (await timerFigures().done.get()).values.map(({ labels }) => labels.outcome);
  expect(outcomes.toSorted()).toEqual(["advanced", "parked", "put-off"]);
  expect(parked.waits).toBeGreaterThan(11 * 60 * 60);
});

test("nothing is done on a case before its day", async () => {
  const ref = await givenCase();
  await promise(ref, new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));

  expect(await advanceDue()).toBe(0);
  expect(await untilNextDue()).toBeGreaterThan(0);
  expect(await due(ref)).toMatchObject({ due_attempts: 0, version: 2 });
});

async function givenBrokenPromise(): Promise<string> {
  const ref = await givenCase();
  await promise(ref, "2026-01-05", { occurredAt: "2026-01-02T10:00:00.000Z" });
  return ref;
}

function promise(ref: string, dueOn: string, options: { occurredAt?: string } = {}) {
  const data = { amountMinor: 500, currency: "GBP", dueOn };
  return runCommand(API, ref, readCommand({ commandId: `promise-${ref}`, type: "make-promise", data }), options);
}

function brokenPromises(refs: string[]) {
  const heard: string[] = [];
  const all = new Promise<void>((resolve) => {
    const stop = onCommit(({ ref, events }) => {
      heard.push(...events.filter(({ type }) => type === "promise-broken").map(() => ref));
      if (!refs.every((one) => heard.includes(one))) return;
      stop();
      resolve();
    });
  });
  return { heard, all };
}

async function due(ref: string) {
  const { rows } = await pool().query(
    `select version, due_attempts, due_error, extract(epoch from due_retry_at - now())::float8 as waits
     from cases where ref = $1`,
    [ref],
  );
  return rows[0];
}
