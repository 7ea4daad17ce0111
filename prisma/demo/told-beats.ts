/** What is told of customers and debts: who speaks for them, when and how they want to hear from us, what the law says of a debt. */
import { addDays, plusMinutes } from "../../lib/domain/calendar.ts";
import * as words from "./contact-words.ts";
import { person } from "./people.ts";
import { DELIVERED, send } from "./sending.ts";
import { type Beat, call, worker } from "./story.ts";

const DAY = 24 * 60;
const LEAD = person("lena");

/** A written request to stop; what is planned against it is blocked. */
export const ceased: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const receivedAt = plusMinutes(on.now, -chance.between(60, 1_200));
    await on.does(by, "record-cease-request", { receivedAt, source: "letter", evidence: chance.pick(words.CEASED) });
    await on.wait(3);
    await send(story, by, { channel: "email", purpose: "collection", template: "payment-reminder-email" }, DELIVERED);
  },
};

export const ceasedForAWhile: Beat = {
  days: 12,
  play: async (story) => {
    const { on, chance } = story;
    await ceased.play(story);
    await on.waitForWork(plusMinutes(on.now, chance.between(5, 11) * DAY));
    await on.does(LEAD, "withdraw-cease-request", { reason: chance.pick(words.CEASE_WITHDRAWN) });
  },
};

/** Somebody acts for the customer from here on: an adviser, or an attorney where that is what the law knows. */
export const represented: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    const kind = on.state.jurisdiction === "us" ? "attorney" : "debt-adviser";
    const [name, contact] = chance.pick(kind === "attorney" ? pairs(words.ATTORNEYS) : pairs(words.ADVISERS));
    await on.does(await worker(story), "appoint-representative", { kind, name, contact });
  },
};

export const representedForAWhile: Beat = {
  days: 14,
  play: async (story) => {
    const { on, chance } = story;
    await represented.play(story);
    await on.waitForWork(plusMinutes(on.now, chance.between(7, 13) * DAY));
    await on.does(LEAD, "end-representation", { reason: chance.pick(words.ADVICE_OVER) });
  },
};

/** A relative tells of a death; the case goes to the team that writes to estates. */
export const died: Beat = {
  days: 1,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    await on.does(by, "record-death", { source: "call", evidence: chance.pick(words.DEATHS) });
    await on.wait(4);
    const reason = "The customer has died. Nobody writes to the family before Bereavement has.";
    const { team } = on.state.owner;
    const lead = team === "late-stage" ? person("mo") : LEAD;
    await on.does(lead, "reassign", { toTeam: "bereavement", reason });
  },
};

export const thoughtDead: Beat = {
  days: 4,
  play: async (story) => {
    const { on, chance } = story;
    await on.does(await worker(story), "record-death", { source: "letter", evidence: chance.pick(words.DEATHS) });
    await on.waitForWork(plusMinutes(on.now, 3 * DAY));
    await on.does(LEAD, "withdraw-death", { reason: chance.pick(words.NOT_DEAD) });
  },
};

/** When not, in which language, from where, and whether at work. */
export const wishes: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    await on.does(by, "record-contact", call("call-received", "Called about when and how we reach her.", INBOUND));
    await on.wait(2);
    const mornings = { days: [1, 2, 3, 4, 5], from: "08:00", to: chance.pick(["10:00", "12:00"]) };
    await on.does(by, "state-inconvenient-times", { windows: [mornings] });
    await on.wait(1);
    await on.does(by, "set-language", { language: LANGUAGES[on.state.jurisdiction] });
  },
};
const INBOUND = { direction: "inbound" } as const;
const LANGUAGES = { uk: "pl", us: "es", za: "af" } as const;

/** Moved within the country; at work only where the customer agrees. */
export const moved: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const residence = {
      uk: { timeZones: ["Europe/London"], region: "SCT" },
      us: { timeZones: ["America/New_York"], region: chance.pick(["MA", "NYC", "DC"]) },
      za: { timeZones: ["Africa/Johannesburg"], region: "WC" },
    }[on.state.jurisdiction];
    await on.does(by, "set-residence", residence);
    await on.wait(1);
    const allowed = chance.happens(30);
    await on.does(by, "state-work-contact", { allowed, source: "call", evidence: words.WORK[allowed ? 1 : 0] });
  },
};

/** The number is read back, and is the customer's. */
export const verified: Beat = {
  days: 0,
  play: async (story) => {
    const { on } = story;
    const by = await worker(story);
    await on.does(
      by,
      "record-contact",
      call("call-received", "Passed security; number and address read back.", INBOUND),
    );
    await on.wait(1);
    await on.does(by, "verify-contact-point", { kind: on.state.customer.masks.phone ? "phone" : "address" });
  },
};

/** In default, with the notice of section 129; one of several debts may be barred by time. */
export const inDefault: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    await worker(story);
    const [debt, older = debt] = on.state.debts;
    if (!debt || !older) return;
    const today = on.now.slice(0, 10);
    const notice = chance.happens(60) ? { noticeDeliveredOn: addDays(today, -chance.between(3, 25)) } : {};
    const since = addDays(today, -chance.between(30, 80));
    await on.does(LEAD, "record-default", { debtId: debt.id, since, ...notice });
    if (!chance.happens(50)) return;
    await on.wait(5);
    const evidence = chance.pick(words.LIMITATION);
    await on.does(LEAD, "record-limitation", { debtId: older.id, timeBarred: true, raised: false, evidence });
  },
};

function pairs<T>(all: readonly T[]): readonly [T, ...T[]] {
  return all as readonly [T, ...T[]];
}
