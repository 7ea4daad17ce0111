import type { CaseEvent } from "../../domain/events.ts";
import { newId } from "../../server/ids.ts";
import { readCommand } from "../../server/read-command.ts";
import { runCommand } from "../../server/run-command.ts";
import { verifies, wholeRecord } from "../trial/whole.ts";
import { OUTSIDER, openCases, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";

const CASES = 40;
const AMOUNT = { amountMinor: 100, currency: "GBP" };
/** The promise fell due yesterday at midnight; the bank says the payment came an hour before. */
const DAY = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
const IN_TIME = `${DAY}T20:00:00.000Z`;

export const paymentRacesDeadline: Scenario = {
  id: "12",
  name: "payment arrives as the deadline fires",
  injected: "10,000 payments that reach promises in the moment in which two workers break them",
  minutes: 5,
  run: async (trial) => {
    // Nothing here outlives the run; ten thousand races need not wait for a disk.
    const stand = await startStand(trial, {
      web: 1,
      workers: 2,
      settings: { fsync: "off", synchronous_commit: "off" },
    });
    const refs = await openCases(stand.desk, CASES);
    const rounds = trial.many(10_000) / CASES;
    const began = performance.now();
    await Promise.all(refs.map((ref) => raceOn(trial, ref, rounds)));
    trial.measure("races", rounds * CASES);
    trial.measure("per second", (rounds * CASES * 1_000) / (performance.now() - began));
    const ends = { kept: 0, broken: 0 };
    for (const ref of refs) count(trial, ends, (await wholeRecord(stand.desk.key, ref)) as unknown as CaseEvent[]);
    trial.measure("cancelled in time", ends.kept);
    trial.measure("fired before", ends.broken);
    trial.must("every promise ended once", ends.kept + ends.broken === rounds * CASES);
    trial.must("both came first often enough", Math.min(ends.kept, ends.broken) > (rounds * CASES) / 50);
    await verifies(stand);
  },
};

async function raceOn(trial: Trial, ref: string, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await gives(ref, "make-promise", { ...AMOUNT, dueOn: DAY });
    const patience = trial.chance.below(8);
    for (let turn = 0; turn < patience; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
    await gives(ref, "record-payment", { ...AMOUNT, method: "bank-transfer", reference: `${round}` });
  }
}

function gives(ref: string, type: string, data: object) {
  return runCommand(OUTSIDER, ref, readCommand({ commandId: newId(), type, data }), { occurredAt: IN_TIME });
}

/** Each promise is kept or broken, once; whatever comes after that is wrong. */
function count(trial: Trial, ends: { kept: number; broken: number }, record: CaseEvent[]): void {
  const ended = new Set<string>();
  for (const { type, version, data } of record) {
    if (type !== "promise-kept" && type !== "promise-broken") continue;
    const { promiseId } = data;
    if (ended.has(promiseId)) trial.fault(`#${version}: ${type} after that promise had ended`);
    ended.add(promiseId);
    ends[type === "promise-kept" ? "kept" : "broken"] += 1;
  }
}
