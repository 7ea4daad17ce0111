import { randomUUID } from "node:crypto";
import { percentiles } from "../bench/clients.ts";
import { noteQuietly, OpenTransaction } from "./quiet-commits.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";
import { Wire } from "./wire.ts";

const PER_SECOND = 50;
const SECONDS = 12;

export const foreignTransaction: Scenario = {
  id: "14",
  name: "foreign transaction left open",
  injected: "a transaction of another program that has written stays open; commits go on, some unannounced",
  minutes: 3,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 0 });
    const { desk, at } = stand;
    const refs = await openCases(desk, 10);
    const clocks = new Clocks();
    const wires = refs.map((ref) => clocks.watch(new Wire(at(1, desk.key), ref, 1)));
    await until("all are in", () => wires.every(({ joined }) => joined));
    // The first ones warm everything up.
    await paced(trial, stand, refs, clocks);
    clocks.take();
    await paced(trial, stand, refs, clocks);
    const before = percentiles(clocks.take());
    const foreign = await OpenTransaction.begin(trial);
    await paced(trial, stand, refs, clocks);
    const during = percentiles(clocks.take());
    const quiet = await Promise.all(refs.map((ref) => noteQuietly(ref)));
    await foreign.commit();
    const healed = await until("the tail catches up", () =>
      wires.every(({ version }, n) => version >= (quiet[n] ?? 0)),
    );
    trial.measure("before: p50, p99 ms", `${before.p50.toFixed(1)}, ${before.p99.toFixed(1)}`);
    trial.measure("during: p50 ms", during.p50);
    trial.atMost("during: p99 ms", during.p99, Math.round(Math.max(2 * before.p99, before.p99 + 50)));
    trial.atMost("unannounced commits healed after its end, ms", healed, 1_000);
    trial.none(
      "a wire",
      wires.flatMap(({ faults }) => faults),
    );
    for (const wire of wires) wire.close();
  },
};

/** How long each command took from being sent to one node to being seen on the other, in ms. */
class Clocks {
  readonly #sent = new Map<string, number>();
  #took: number[] = [];

  send(commandId: string): void {
    this.#sent.set(commandId, performance.now());
  }

  watch(wire: Wire): Wire {
    wire.onEvent = ({ commandId }) => {
      const at = this.#sent.get(commandId);
      if (at !== undefined) this.#took.push(performance.now() - at);
    };
    return wire;
  }

  get seen(): number {
    return this.#took.length;
  }

  take(): number[] {
    const took = this.#took;
    this.#took = [];
    return took;
  }
}

async function paced(trial: Trial, { desk, at }: Stand, refs: string[], clocks: Clocks): Promise<void> {
  const node = at(0, desk.key);
  const count = trial.many(PER_SECOND * SECONDS, PER_SECOND * 3);
  const answers: Promise<unknown>[] = [];
  const began = performance.now();
  for (let number = 0; number < count; number += 1) {
    const wait = began + (number * 1_000) / PER_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const commandId = randomUUID();
    clocks.send(commandId);
    answers.push(node.does(refs[number % refs.length] ?? "", "add-note", { text: "paced" }, { commandId }));
  }
  await Promise.all(answers);
  await until("every commit is seen", () => clocks.seen >= count);
}
