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
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

it.each([
  ["promise-broken", "make-promise", { amountMinor: 100, currency: "GBP", dueOn: ago(DAYS_AGO - 2).slice(0, 10) }],
  ["handover-expired", "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "Please." }],
  ["hold-expired", "place-hold", { kind: "other", reason: "A while", until: ago(DAYS_AGO - 2) }],
])("%s: what a screen folds from the push is what it would fetch", async (expected, type, data) => {
  const ref = await givenCase();
  const visitor = await live.enter();
  const viewer = { kind: "api", id: "env", scopes: ["read"] } as const;
  const before = await readCase(viewer, ref);
  await visitor.ask("case:join", { ref, after: before.version });
  const read = readCommand({ commandId: `timers-${type}`, type, data });
  await runCommand(API, ref, read, { occurredAt: ago(DAYS_AGO) });
  const timer = { commandId: `timers-due-${type}`, command: { type: "advance-case", data: {} } } as const;
  const { version, events } = await runCommand(SYSTEM, ref, { ...timer, said: { type: "advance-case", data: {} } });
  expect(events.map((event) => event.type)).toContain(expected);
  await visitor.hearsVersion(ref, version);
  const pushed = visitor.heard.flatMap(({ event, message }) =>
    event === "case:event" ? [message as never as CaseEvent] : [],
  );
  expect(pushed.map((event) => event.version)).toEqual([before.version + 1, ...events.map((event) => event.version)]);
  expect(pushed.reduce(evolve, before.case)).toEqual((await readCase(viewer, ref)).case);
});
