import type { Client } from "../trial/client.ts";
import type { Proven } from "../trial/record.ts";
import { verifies, wholeRecord } from "../trial/whole.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

const HOLDS_EACH = 5;
/** A deadline must lie ahead still when its command has waited for all the others. */
const AHEAD_S = 20;
/** Longer than PostgreSQL waits for an idle transaction: the paused worker's claim has been given to another by then. */
const LONGEST_PAUSE_S = 18;

export const workersDie: Scenario = {
  id: "11",
  name: "worker killed; worker paused past its lease",
  injected:
    "kill -9 and SIGSTOP at random for a minute on three workers with thousands of deadlines and a bulk reassignment",
  minutes: 5,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 1, workers: 3 });
    const { desk, sql } = stand;
    const refs = await openCases(desk, trial.many(300));
    const seconds = trial.many(60, 15);
    const holds = (await Promise.all(refs.map((ref) => placeHolds(trial, desk.key, ref, seconds)))).flat();
    const { body: job, status, text } = await desk.key.post("/reassignments", reassignment(refs));
    if (status >= 300) throw new Error(`the reassignment was answered ${status}: ${text}`);
    await disturb(trial, stand, AHEAD_S + seconds);
    for (const worker of stand.workers) worker.resume();
    const due = "select count(*) as open from cases where next_due_at is not null";
    await until("no deadline is left", async () => Number((await sql.query(due)).rows[0].open) === 0, 60_000);
    const left = "select count(*) as open from reassignment_items where outcome is null";
    await until(
      "every case has been reassigned",
      async () => Number((await sql.query(left)).rows[0].open) === 0,
      60_000,
    );
    const records: Proven[] = [];
    for (const ref of refs) records.push(...(await wholeRecord(desk.key, ref)));
    trial.measure("deadlines", holds.length);
    const expired = records.filter(({ type }) => type === "hold-expired").map(({ data }) => String(data.holdId));
    trial.none("a deadline without its one effect", once(holds, expired));
    const moved = records
      .filter(({ type }) => type === "case-reassigned")
      .map(({ proof }) => String(proof.envelope.caseRef));
    trial.measure("reassignments", moved.length);
    trial.none("a case not reassigned once", once(refs, moved));
    trial.must("the job is named", typeof job.id === "string");
    await verifies(stand);
  },
};

async function placeHolds(trial: Trial, key: Client, ref: string, seconds: number): Promise<string[]> {
  const placed: string[] = [];
  for (let number = 0; number < HOLDS_EACH; number += 1) {
    const until = new Date(Date.now() + (AHEAD_S + trial.chance.below(seconds)) * 1_000).toISOString();
    const { events } = await key.does(ref, "place-hold", { kind: "other", reason: "for a moment", until });
    placed.push(...events.flatMap(({ type, data }) => (type === "hold-placed" ? [data.holdId] : [])));
  }
  return placed;
}

function reassignment(refs: string[]): object {
  const items = refs.map((ref) => ({ ref }));
  return {
    commandId: `torture-${refs[0]}`,
    items,
    toTeam: "late-stage",
    toUser: null,
    reason: "A move of the torture",
  };
}

/** Hurts a worker at random every second or so: killed and started again, or frozen for some seconds. */
async function disturb(trial: Trial, { workers }: Stand, seconds: number): Promise<void> {
  const counts = { killed: 0, paused: 0 };
  const ends = performance.now() + seconds * 1_000;
  await Promise.all(
    workers.map(async (worker) => {
      while (performance.now() < ends) {
        await sleep(500 + trial.chance.below(3_000));
        if (trial.chance.below(2) === 0) {
          counts.killed += 1;
          await worker.kill();
          await worker.start();
        } else {
          counts.paused += 1;
          worker.pause();
          await sleep(trial.chance.one([300, 2_000, trial.short ? 2_000 : LONGEST_PAUSE_S * 1_000]));
          worker.resume();
        }
      }
    }),
  );
  trial.measure("killed", counts.killed);
  trial.measure("paused", counts.paused);
}

/** Those of the expected that are not there exactly once, and those that nobody expected. */
function once(expected: string[], found: string[]): string[] {
  const counts = Map.groupBy(found, (one) => one);
  const wrong = expected
    .filter((one) => counts.get(one)?.length !== 1)
    .map((one) => `${one} × ${counts.get(one)?.length ?? 0}`);
  const known = new Set(expected);
  return [...wrong, ...found.filter((one) => !known.has(one)).map((one) => `${one} was not expected`)];
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
