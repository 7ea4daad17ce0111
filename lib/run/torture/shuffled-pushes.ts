import { QueryClient } from "@tanstack/react-query";
import fc from "fast-check";
import type { LiveCase } from "../../client/apply-event.ts";
import { keys } from "../../client/queries.ts";
import { takeEvents } from "../../client/use-live-case.ts";
import { history, OF_OPENING, play } from "../../domain/arbitrary.ts";
import { fold } from "../../domain/case.ts";
import { type CaseEvent, EVENT_TYPES } from "../../domain/events.ts";
import type { Chance } from "../trial/chance.ts";
import { canonical } from "../trial/record.ts";
import type { Scenario } from "./trial.ts";

export const shuffledPushes: Scenario = {
  id: "5",
  name: "client drops, repeats, shuffles events",
  injected: "random histories reach the browser's cache with events dropped, repeated, shuffled and gaps filled late",
  minutes: 3,
  run: async (trial) => {
    const histories = fc.sample(history, { seed: trial.seed, numRuns: trial.many(3_000, 1_200) });
    const types = new Set<string>();
    const wrong: string[] = [];
    let pushes = 0;
    for (const [number, actions] of histories.entries()) {
      const events = play(actions).at(-1)?.world.events ?? [];
      for (const { type } of events) types.add(type);
      const { pushed, same } = await browse(events, trial.chance);
      pushes += pushed;
      if (!same) wrong.push(`history ${number} of seed ${trial.seed}`);
    }
    trial.none("shown otherwise than fetched", wrong);
    trial.measure("histories", histories.length);
    trial.measure("pushes", pushes);
    trial.measure("event types", `${types.size} of ${EVENT_TYPES.length}`);
    trial.none(
      "an event type never came",
      EVENT_TYPES.filter((type) => !types.has(type) && !OF_OPENING.includes(type)),
    );
  },
};

/** What the browser's cache holds after a careless wire, against the fold of the whole log. */
async function browse(log: CaseEvent[], chance: Chance): Promise<{ pushed: number; same: boolean }> {
  const ref = log[0]?.caseRef ?? "";
  const begins = 1 + chance.below(log.length);
  const client = new QueryClient();
  const start: LiveCase = { state: fold(log.slice(0, begins)), version: begins, events: log.slice(0, begins) };
  client.setQueryData(keys.case(ref), start);
  serve(log, chance);
  const wire = carelessly(log.slice(begins), chance);
  const taken = wire.map((events) => takeEvents(client, ref, plain(events)));
  // The last one always arrives: a later event, or the next join, tells of whatever was dropped before it.
  await Promise.all([...taken, takeEvents(client, ref, plain(log.slice(-1)))]);
  const held = client.getQueryData<LiveCase>(keys.case(ref));
  client.clear();
  return { pushed: wire.flat().length, same: canonical(plain(held?.state)) === canonical(plain(fold(log))) };
}

/** Events one by one or several together, some dropped, some twice, some far too late. */
function carelessly(events: CaseEvent[], chance: Chance): CaseEvent[][] {
  const kept = events.flatMap((event) => chance.one([[event], [event], [event], [], [event, event]]));
  const shuffled = kept
    .map((event, at) => ({ event, at: at + chance.below(chance.one([1, 4, 30])) }))
    .toSorted((one, other) => one.at - other.at);
  return Object.values(Object.groupBy(shuffled, ({ at }) => Math.floor(at / chance.one([1, 2])))).map((group) =>
    (group ?? []).map(({ event }) => event),
  );
}

/** The API as the browser asks it, a few events an answer and a moment late. */
function serve(log: CaseEvent[], chance: Chance): void {
  globalThis.fetch = async (asked) => {
    const { pathname, searchParams } = new URL(String(asked), "http://localhost");
    for (let turns = chance.below(4); turns > 0; turns -= 1) await Promise.resolve();
    const version = log.length;
    if (!pathname.endsWith("/events")) return Response.json(plain({ case: fold(log), version, events: log }));
    const after = Number(searchParams.get("after"));
    return Response.json(plain({ items: log.slice(after, after + 1 + chance.below(8)), version }));
  };
}

function plain<T>(value: T) {
  return JSON.parse(JSON.stringify(value));
}
