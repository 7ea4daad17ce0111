/** Calls with an attempt that was kept for them, and calls that are planned. */
import { Refusal } from "../../lib/domain/refusal.ts";
import { daytime, waitForDaytime } from "./sending.ts";
import { type Beat, call, type Story, worker } from "./story.ts";
import * as words from "./words.ts";

const A_LONG_WEEKEND = 5;

/** Reserved, dialled, recorded. */
export const keptAndCalled: Beat = {
  days: A_LONG_WEEKEND,
  play: async (story) => {
    const reservationId = await reserve(story);
    if (reservationId === null) return;
    const { on, chance } = story;
    await on.wait(chance.between(1, 6));
    const outcome = chance.happens(50)
      ? ({ channel: "call", direction: "outbound", disposition: "no-answer" } as const)
      : call("right-party-no-conversion", chance.pick(words.CONVERSATIONS));
    await on.does(await worker(story), "record-contact", { ...outcome, reservationId });
  },
};

/** Given back: the customer rang first. */
export const givenBack: Beat = {
  days: A_LONG_WEEKEND,
  play: async (story) => {
    const reservationId = await reserve(story);
    if (reservationId === null) return;
    await story.on.wait(2);
    await story.on.does(await worker(story), "release-attempt", { reservationId });
  },
};

/** Called away from the desk: after ten minutes it is free again. */
export const lapsed: Beat = {
  days: A_LONG_WEEKEND,
  play: async (story) => {
    if ((await reserve(story)) !== null) await story.on.wait(12);
  },
};

/** What is next is a call, at an hour that suits the customer and the law; something else where no call is lawful. */
export const plannedCall: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance, now } = story;
    const by = await worker(story);
    const dueAt = daytime(story, chance.between(30, 1_200), now);
    const call = { what: chance.pick(words.NEXT_ACTIONS), dueAt, purpose: "collection" } as const;
    await on.does(by, "plan-call", call).catch(async (error: unknown) => {
      if (!isUnlawful(error)) throw error;
      await on.does(by, "set-next-action", { what: "Write instead of calling", dueAt });
    });
  },
};

function isUnlawful(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Refusal && error.cause.rule === "not-lawful-then";
}

/** Null when there is no daytime left before the present, or the gate says no. */
async function reserve(story: Story): Promise<string | null> {
  const by = await worker(story);
  if (!(await waitForDaytime(story, story.chance.between(1, 200)))) return null;
  const [event] = await story.on.does(by, "reserve-attempt", { channel: "call", purpose: "collection" });
  return event?.type === "attempt-reserved" ? event.data.reservationId : null;
}
