import { fold } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/events.ts";
import type { Accepted, Client } from "../trial/client.ts";
import { crowd } from "../trial/crowd.ts";
import { canonical, type Proven } from "../trial/record.ts";
import { wholeRecord } from "../trial/whole.ts";
import { startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";

const OWED = 1_500_000;
type Act = { id: string; amountMinor: number };
type Done = Act & { accepted: Accepted };

export const oneCaseManyHands: Scenario = {
  id: "1",
  name: "two people change one case",
  injected: "44 clients on two nodes write unique notes and payments to one case, all at once",
  minutes: 3,
  run: async (trial) => {
    const { desk } = await startStand(trial, { web: 2, workers: 1 });
    const { people, keys } = await crowd(desk, 4, 48);
    const writers = [...people.map(({ client }) => client), ...keys.filter((_, at) => at % 6 !== 5)];
    const ref = await desk.openCase();
    const began = performance.now();
    const done = (await Promise.all(writers.map((one, at) => writeAll(one, ref, actsOf(trial, at))))).flat();
    trial.measure("commands", done.length);
    trial.measure("per second", (done.length * 1_000) / (performance.now() - began));
    await audit(trial, desk.key, ref, done);
  },
};

function actsOf(trial: Trial, writer: number): Act[] {
  const amount = () => (trial.chance.below(2) === 0 ? 0 : 1 + trial.chance.below(900));
  return Array.from({ length: trial.many(25) }, (_, number) => ({ id: `${writer}-${number}`, amountMinor: amount() }));
}

async function writeAll(writer: Client, ref: string, acts: Act[]): Promise<Done[]> {
  const done: Done[] = [];
  for (const act of acts) {
    const { id, amountMinor } = act;
    const payment = { amountMinor, currency: "GBP", method: "card", reference: id };
    const [type, data] = amountMinor > 0 ? ["record-payment", payment] : ["add-note", { text: id }];
    done.push({ ...act, accepted: await writer.does(ref, `${type}`, data) });
  }
  return done;
}

async function audit(trial: Trial, reader: Client, ref: string, done: Done[]): Promise<void> {
  const record = await wholeRecord(reader, ref);
  const said = ({ data }: Proven) => String(data.text ?? data.reference);
  const written = record.filter(({ type }) => type === "note-added" || type === "payment-received").map(said);
  trial.must(
    "every act is there once",
    same(
      written,
      done.map(({ id }) => id),
    ),
  );
  const versions = done.flatMap(({ accepted }) => accepted.events.map(({ version }) => version));
  const expected = record.slice(1).map(({ version }) => version);
  trial.must("the answers name every version once", same(versions.map(String), expected.map(String)));
  const { case: state } = await reader.read(`/cases/${ref}`);
  const paid = done.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  trial.must(`${OWED} less ${paid} is owed, not ${state.balanceMinor}`, state.balanceMinor === OWED - paid);
  const folded = fold(record.map(({ proof: _, ...event }) => event) as unknown as CaseEvent[]);
  trial.must("the state is the fold of the log", canonical(JSON.parse(JSON.stringify(folded))) === canonical(state));
  trial.measure("versions", record.length);
}

function same(one: string[], other: string[]): boolean {
  return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
}
