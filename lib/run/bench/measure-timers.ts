/** A program of the bench: works off what is due beside a million things that are not, by the worker's own way and bare. */
import { pool } from "../../server/database.ts";
import { advanceDue } from "../../server/due-batch.ts";
import { givenFutureTimers, givenPromises, makeDue } from "./due-in-bulk.ts";
import { floorBatch } from "./floor-timers.ts";
import { startPeer } from "./peer-pg-boss.ts";
import { processorMs } from "./processor.ts";
import { type EmptyDesk, startEmptyDesk } from "./scratch.ts";

const ROUNDS = 4;
const LANES = 4;
/** Each, in a second; and microseconds of processor for each. */
export type Round = { perSecond: number; node: number; database: number };

const [each = 4_000, future = 1_000_000] = process.argv.slice(2).map(Number);
const desk = await startEmptyDesk();
try {
  const due = await givenPromises(2 * ROUNDS * each);
  await givenFutureTimers(future);
  const peer = await startPeer(desk.url);
  const rounds: Record<"ours" | "floor" | "boss", Round[]> = { ours: [], floor: [], boss: [] };
  // Rounds interleave, so that a slow minute of the machine falls on all.
  for (let round = 0; round < ROUNDS; round++) {
    await makeDue(due.splice(0, each));
    rounds.ours.push(await measure(desk, () => advanceDue()));
    await makeDue(due.splice(0, each));
    rounds.floor.push(await measure(desk, () => floorBatch(pool())));
    await peer.give(each);
    rounds.boss.push(await measure(desk, peer.some));
  }
  await peer.stop();
  console.log(JSON.stringify({ each, future, ...rounds }));
} finally {
  await desk.stop();
}

/** How fast all that is due is worked off by a few lanes. */
async function measure({ pid }: EmptyDesk, some: () => Promise<number>): Promise<Round> {
  const [began, node, database] = [performance.now(), process.cpuUsage(), processorMs(pid)];
  const lane = async (): Promise<number> => {
    let all = 0;
    for (let done = await some(); done > 0; done = await some()) all += done;
    return all;
  };
  const worked = await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(node);
  const count = worked.reduce((sum, one) => sum + one, 0);
  if (count !== each) throw new Error(`${count} of ${each} were worked off`);
  const used = ((processorMs(pid) - database) * 1_000) / count;
  return { perSecond: count / seconds, node: (user + system) / count, database: used };
}
