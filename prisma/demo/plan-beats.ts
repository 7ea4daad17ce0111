/** What customers can afford, and what they pay by instalments. */
import { addDays, atLocalTime, localDay } from "../../lib/domain/calendar.ts";
import type { CaseState, Plan } from "../../lib/domain/case.ts";
import type { CommandInput } from "../../lib/domain/commands.ts";
import type { Frequency } from "../../lib/domain/money-words.ts";
import { perMonthMinor } from "../../lib/domain/per-month.ts";
import { pay } from "./money-beats.ts";
import { type Beat, call, type Story, worker } from "./story.ts";
import { DEMO_PORTFOLIOS, type DemoPortfolioSlug } from "./teams.ts";
import * as words from "./words.ts";

const DAY = 24 * 60;

/** A plan that was made of late. */
export const planMade: Beat = { days: 1, play: async (story) => void (await makePlan(story, "monthly", 12)) };

/** A plan that has been paid for two months and goes on. */
export const planPaid: Beat = {
  days: 66,
  play: async (story) => {
    await makePlan(story, story.chance.pick(["fortnightly", "four-weekly", "last-working-day"]), 14);
    await payThrough(story, 62);
  },
};

/** The same, but an instalment was put off first, since something broke. */
export const planSkipped: Beat = {
  days: 66,
  play: async (story) => {
    const { on, chance } = story;
    const planId = await makePlan(story, "monthly", 10);
    await on.wait(chance.between(1, 3) * DAY);
    const by = await worker(story);
    await on.does(by, "skip-instalment", { planId, no: 1, reason: chance.pick(words.SKIPS) });
    await payThrough(story, 58);
  },
};

/** Looked at after a month, as was agreed; an instalment before that came some days later. */
export const planReviewed: Beat = {
  days: 70,
  play: async (story) => {
    const { on, chance } = story;
    const reviewOn = addDays(today(story), 38);
    const planId = await makePlan(story, "monthly", 16, { reviewOn });
    await payThrough(story, 20);
    const by = await worker(story);
    const next = nextOf(on.state);
    if (next) {
      const dueOn = addDays(next.dueOn, chance.between(3, 6));
      await on.does(by, "move-instalment", { planId, no: next.no, dueOn, reason: chance.pick(words.MOVES) });
    }
    await on.waitUntil(atLocalTime(reviewOn, "10:15", timeZoneOf(story)));
    await on.does(by, "review-plan", { planId, note: chance.pick(words.REVIEWS) });
    await payThrough(story, 28);
  },
};

/** Paid at once by somebody's card, which took it back: the plan stands again, and is paid after all. */
export const planRestored: Beat = {
  days: 66,
  play: async (story) => {
    const { on, chance } = story;
    const instalmentMinor = instalmentOf(story, 16);
    await makePlan(story, "four-weekly", 16, { totalMinor: 3 * instalmentMinor });
    await on.wait(DAY);
    await pay(story, 3 * instalmentMinor);
    const paymentId = on.state.payments.at(-1)?.id ?? "";
    await on.wait(chance.between(1, 3) * DAY);
    const by = await worker(story);
    await on.does(by, "reverse-payment", { paymentId, reason: chance.pick(words.REVERSALS) });
    await payThrough(story, 58);
  },
};

/** Paid once and never again: two missed instalments break it. */
export const planBroken: Beat = {
  days: 40,
  play: async (story) => {
    await makePlan(story, "weekly", 20);
    await payThrough(story, 8);
    await story.on.wait(28 * DAY);
  },
};

type More = Partial<CommandInput["make-plan"]>;

async function makePlan(story: Story, frequency: Frequency, parts: number, more: More = {}): Promise<string> {
  const { on, chance } = story;
  const by = await worker(story);
  const { balanceMinor, currency } = on.state;
  const instalmentMinor = instalmentOf(story, parts);
  const month = Math.min(perMonthMinor(instalmentMinor, frequency), balanceMinor);
  const isAbove = chance.happens(20);
  await on.does(by, "record-contact", call("right-party-plan", chance.pick(words.PLANS)));
  await on.wait(2);
  await on.does(by, "assess-affordability", statement(story, isAbove ? Math.floor(month * 0.8) : month + 2_500));
  await on.wait(8);
  await on.does(by, "make-plan", {
    instalmentMinor,
    currency,
    frequency,
    firstOn: addDays(today(story), chance.between(2, 6)),
    shift: "after",
    ...more,
    ...(isAbove && { overAffordable: chance.pick(words.OVER_AFFORDABLE) }),
  });
  return planOf(on.state)?.id ?? "";
}

/** Whole units of the currency. */
function instalmentOf({ on }: Story, parts: number): number {
  return Math.max(100, Math.ceil(on.state.balanceMinor / parts / 100) * 100);
}

/** Pays each instalment on its day, for so many days. */
async function payThrough(story: Story, days: number): Promise<void> {
  const { on } = story;
  const last = addDays(today(story), days);
  for (let next = nextOf(on.state); next && next.dueOn <= last; next = nextOf(on.state)) {
    const wanted = atLocalTime(next.dueOn, "11:00", timeZoneOf(story));
    if (wanted >= story.now) return;
    await on.waitUntil(wanted);
    await pay(story, next.amountMinor - next.receivedMinor);
  }
}

/** A month that leaves so much over. */
function statement({ chance }: Story, leftMinor: number): CommandInput["assess-affordability"] {
  const outgoings = {
    rent: chance.between(450, 900) * 100,
    "council-tax-rates": chance.between(90, 180) * 100,
    gas: chance.between(40, 90) * 100,
    electricity: chance.between(45, 95) * 100,
    "water-supply": chance.between(20, 45) * 100,
    "public-transport": chance.between(30, 140) * 100,
    "mobile-phone": chance.between(10, 35) * 100,
    groceries: chance.between(220, 520) * 100,
    "clothing-footwear": chance.between(15, 50) * 100,
    "savings-contribution": chance.between(5, 20) * 100,
  };
  const spent = Object.values(outgoings).reduce((sum, minor) => sum + minor, 0);
  return { income: { "client-salary-or-wages": spent + leftMinor }, outgoings };
}

function nextOf(state: CaseState): Plan["instalments"][number] | undefined {
  return planOf(state)?.instalments.find((one) => one.is !== "skipped" && one.receivedMinor < one.amountMinor);
}

function planOf({ arrangement }: CaseState): Plan | null {
  return arrangement?.kind === "plan" ? arrangement : null;
}

function today(story: Story): string {
  return localDay(story.on.now, timeZoneOf(story));
}

function timeZoneOf({ on }: Story): string {
  return DEMO_PORTFOLIOS[on.state.portfolio as DemoPortfolioSlug].timeZone;
}
