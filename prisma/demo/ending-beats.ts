/** How cases stand today: with something to do next, closed, or closed and open again. */

import { addDays, atLocalTime, type Instant, isWorkingTime, localDay } from "../../lib/domain/calendar.ts";
import { pay } from "./money-beats.ts";
import { person } from "./people.ts";
import { type Beat, type Story, worker } from "./story.ts";
import { DEMO_TEAMS, hoursOf } from "./teams.ts";
import * as words from "./words.ts";

export const nextAction: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    await on.does(by, "set-next-action", { what: chance.pick(words.NEXT_ACTIONS), dueAt: someDayAt(story) });
  },
};

/** In the owning team's day, about now: a few are overdue, most are for the days to come. */
function someDayAt({ on, chance, now }: Story): Instant {
  const hours = hoursOf(on.state.owner.team);
  const time = `${chance.between(9, 16)}`.padStart(2, "0");
  const minute = chance.pick(["00", "15", "30", "45"]);
  let day = addDays(localDay(now, hours.timeZone), chance.pick([-1, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 8]));
  const at = () => atLocalTime(day, `${time}:${minute}`, hours.timeZone);
  while (at() <= on.now || !isWorkingTime(at(), hours)) day = addDays(day, 1);
  return at();
}

/** The rest is paid, and the case closes. */
export const paidOff: Beat = {
  days: 1,
  play: async (story) => {
    const by = await worker(story);
    await pay(story, story.on.state.balanceMinor);
    await story.on.waitWorking(story.chance.between(10, 300));
    await story.on.does(by, "close-case", { reason: "paid" });
  },
};

/** Three quarters in one sum, and the rest is let go. */
export const settled: Beat = {
  days: 1,
  play: async (story) => {
    const by = await worker(story);
    const note = "Settlement of three quarters in one payment agreed with the creditor.";
    await story.on.does(by, "add-note", { text: note });
    await pay(story, Math.round(story.on.state.balanceMinor * 0.75));
    await story.on.waitWorking(30);
    await story.on.does(by, "close-case", { reason: "settled" });
  },
};

export const writtenOff = closing("written-off", "Creditor confirms the write-off: no means, and none to be expected.");
export const givenBack = closing("returned", "Recalled by the creditor with this month’s file.");
export const duplicate = closing("duplicate", "Same account as another case; the other one goes on.");

/** Closed too early, and open again. */
export const reopened: Beat = {
  days: 2,
  play: async ({ on, chance }) => {
    await on.waitWorking(chance.between(200, 700));
    const lead = person(DEMO_TEAMS[on.state.owner.team]?.lead ?? "lena");
    await on.does(lead, "reopen-case", { reason: "A charge from before the closing date came in later." });
    await on.wait(5);
    const debt = {
      reference: `LATE-${chance.between(1_000, 9_999)}`,
      balanceMinor: chance.between(20, 90) * 100,
      dueOn: on.now.slice(0, 10),
    };
    await on.does(lead, "add-debt", { debt });
  },
};

function closing(reason: "written-off" | "returned" | "duplicate", text: string): Beat {
  return {
    days: 1,
    play: async (story) => {
      const by = await worker(story);
      await story.on.does(by, "add-note", { text });
      await story.on.wait(4);
      await story.on.does(by, "close-case", { reason });
    },
  };
}
