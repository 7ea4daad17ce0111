import { expect, it } from "vitest";
import { processWide } from "../process-wide.ts";
import { type PresenceLine, type PresenceSignal, payloadsOf } from "./presence-signal.ts";
import { tellLines, tellPresence } from "./presence-told.ts";

const told: PresenceSignal[][] = [];
let answer = () => {};
/** A database that has not answered until the test says so. */
processWide<object>("pool", () => ({
  query: (_: string, [, payloads]: [string, string[]]) => {
    told.push(payloads.map((one) => JSON.parse(one)));
    return new Promise<void>((resolve) => {
      answer = resolve;
    });
  },
}));
processWide<object>("others-listen", () => ({ last: { until: Infinity, answer: Promise.resolve(true) } }));

function line(tab: string, state: PresenceLine["state"], ref = "C-1"): PresenceLine {
  return { place: { caseId: "1", ref, portfolio: "cards", customerId: "2" }, tab, person: "amara", state, for: 0 };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const saysOf = (signals: PresenceSignal[] = []) =>
  signals.flatMap((one) => (one.tell === "lines" ? one.lines.map(({ tab, state }) => `${tab} ${state}`) : [one.tell]));

it("tells one thing after the other, and of each tab the last", async () => {
  const first = tellLines([line("a", "viewing")]);
  await turn();
  void tellLines([line("a", "editing"), line("b", "viewing")]);
  void tellLines([line("a", null)]);
  const last = tellPresence("gone");
  await turn();
  expect(told.map(saysOf)).toEqual([["a viewing"]]);

  answer();
  await turn();
  expect(told.slice(1).map(saysOf)).toEqual([["a null", "b viewing", "gone"]]);
  answer();
  await Promise.all([first, last]);

  void tellPresence("hello");
  await turn();
  expect(told.slice(2).map(saysOf)).toEqual([["hello"]]);
  answer();
});

it("splits what is too much for one signal, and leaves out alone what never fits", () => {
  const long = line("too long", "viewing", "é".repeat(4_000));
  const many = Array.from({ length: 60 }, (_, at) => line(`tab ${at}`, "viewing", "é".repeat(200)));
  const payloads = payloadsOf([long, ...many]);
  for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
  const lines = payloads.flatMap((payload) => (JSON.parse(payload) as { lines: PresenceLine[] }).lines);
  expect(lines).toEqual(many);
  expect(payloads.length).toBeLessThan(6);
});
