import { afterAll, beforeAll, expect, it } from "vitest";
import { evolve } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { SYSTEM } from "../identity.ts";
import { readCommand } from "../read-command.ts";
import { readCase } from "../reads/case.ts";
import { runCommand } from "../run-command.ts";
import { API, givenCase, givenDesk, givenLive } from "./given-live.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;
beforeAll(async () => {
  desk = await givenDesk();
  live = await givenLive();
});
afterAll(async () => {
  await live.stop();
  await desk.drop();
});

const DAYS_AGO = 20;
/** One day, also when midnight comes meanwhile. */
const now = Date.now();
const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();

const PLAN = {
  instalmentMinor: 1_000,
  currency: "GBP",
  frequency: "four-weekly",
  firstOn: ago(DAYS_AGO - 1).slice(0, 10),
};

it.each([
  ["promise-broken", "make-promise", { amountMinor: 100, currency: "GBP", dueOn: ago(DAYS_AGO - 2).slice(0, 10) }],
  ["handover-expired", "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "Please." }],
  ["hold-expired", "place-hold", { kind: "other", reason: "A while", until: ago(DAYS_AGO - 2) }],
  ["instalment-missed", "make-plan", { ...PLAN, reviewOn: ago(DAYS_AGO - 2).slice(0, 10) }],
  ["plan-review-due", "make-plan", { ...PLAN, reviewOn: ago(DAYS_AGO - 3).slice(0, 10) }],
])("%s: what a screen folds from the push is what it would fetch", async (expected, type, data) => {
  const ref = await givenCase();
  const visitor = await live.enter();
  const viewer = { kind: "api", id: "env", scopes: ["read"] } as const;
  const before = await readCase(viewer, ref);
  await visitor.ask("case:join", { ref, after: before.version });
  const read = readCommand({ commandId: `timers-${expected}`, type, data });
  await runCommand(API, ref, read, { occurredAt: ago(DAYS_AGO) });
  const timer = { commandId: `timers-due-${expected}`, command: { type: "advance-case", data: {} } } as const;
  const { version, events } = await runCommand(SYSTEM, ref, { ...timer, said: { type: "advance-case", data: {} } });
  expect(events.map((event) => event.type)).toContain(expected);
  await visitor.hearsVersion(ref, version);
  const pushed = visitor.heard.flatMap(({ event, message }) =>
    event === "case:event" ? [message as never as CaseEvent] : [],
  );
  expect(pushed.map((event) => event.version)).toEqual([before.version + 1, ...events.map((event) => event.version)]);
  expect(pushed.reduce(evolve, before.case)).toEqual((await readCase(viewer, ref)).case);
});

it("promise-part-kept: what a screen folds from the push is what it would fetch", async () => {
  const ref = await givenCase();
  const visitor = await live.enter();
  const viewer = { kind: "api", id: "env", scopes: ["read"] } as const;
  const before = await readCase(viewer, ref);
  await visitor.ask("case:join", { ref, after: before.version });
  const told = { occurredAt: ago(DAYS_AGO) };
  const promise = { amountMinor: 100, currency: "GBP", dueOn: ago(DAYS_AGO - 2).slice(0, 10) };
  const payment = { amountMinor: 40, currency: "GBP", method: "cash", reference: "P" };
  await runCommand(API, ref, readCommand({ commandId: "part-promise", type: "make-promise", data: promise }), told);
  await runCommand(API, ref, readCommand({ commandId: "part-payment", type: "record-payment", data: payment }), told);
  const due = { commandId: "part-due", command: { type: "advance-case", data: {} } } as const;
  const { version, events } = await runCommand(SYSTEM, ref, { ...due, said: { type: "advance-case", data: {} } });
  expect(events.map(({ type }) => type)).toEqual(["promise-part-kept"]);
  await visitor.hearsVersion(ref, version);
  const pushed = visitor.heard.flatMap(({ event, message }) =>
    event === "case:event" ? [message as never as CaseEvent] : [],
  );
  expect(pushed.reduce(evolve, before.case)).toEqual((await readCase(viewer, ref)).case);
});
