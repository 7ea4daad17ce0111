/** Promises and payments. */
import { addDays, localDay, plusMinutes } from "../../lib/domain/calendar.ts";
import type { Identity } from "../../lib/server/identity.ts";
import { type Beat, call, type Story, worker } from "./story.ts";
import { DEMO_PORTFOLIOS, type DemoPortfolioSlug } from "./teams.ts";
import * as words from "./words.ts";

const DAY = 24 * 60;
const GATEWAY: Identity = { actor: { kind: "gateway", id: "larkpay" } };

/** A promise over part of what is owed; returns it in minor units. */
export async function promise(story: Story, inDays: number, share = 3): Promise<number> {
  const { on, chance } = story;
  const by = await worker(story);
  await on.does(by, "record-contact", call("right-party-promise", chance.pick(words.PROMISES)));
  await on.wait(2);
  const { balanceMinor, currency, portfolio } = on.state;
  const amountMinor = Math.min(balanceMinor, rounded(balanceMinor / share));
  const { timeZone } = DEMO_PORTFOLIOS[portfolio as DemoPortfolioSlug];
  const dueOn = addDays(localDay(on.now, timeZone), inDays);
  await on.does(by, "make-promise", { amountMinor, currency, dueOn });
  return amountMinor;
}

/** A payment that the gateway reports, for one debt or the oldest. */
export async function pay({ on, chance }: Story, amountMinor: number, debtId?: string): Promise<void> {
  const method = chance.pick(["card", "bank-transfer", "direct-debit"] as const);
  const reference = `LP-${chance.between(100_000, 999_999)}`;
  await on.does(GATEWAY, "record-payment", {
    amountMinor,
    currency: on.state.currency,
    method,
    reference,
    ...(debtId && { debtId }),
  });
}

export const promiseKept: Beat = {
  days: 9,
  play: async (story) => {
    const days = story.chance.between(3, 8);
    const amountMinor = await promise(story, days);
    await story.on.waitForWork(plusMinutes(story.on.now, story.chance.between(days - 1, days) * DAY - 90));
    await pay(story, amountMinor);
  },
};

export const promiseBroken: Beat = {
  days: 9,
  play: async (story) => {
    const days = story.chance.between(2, 7);
    const amountMinor = await promise(story, days);
    if (story.chance.happens(30)) {
      await story.on.waitForWork(plusMinutes(story.on.now, (days - 1) * DAY));
      await pay(story, rounded(amountMinor / 2));
    }
    await story.on.wait((days + 1) * DAY);
  },
};

export const partPayment: Beat = {
  days: 0,
  play: (story) => pay(story, rounded(story.on.state.balanceMinor / story.chance.between(5, 12))),
};

/** A payment that comes back some days later. */
export const reversal: Beat = {
  days: 5,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    await pay(story, rounded(on.state.balanceMinor / 4));
    const paymentId = on.state.payments.at(-1)?.id ?? "";
    await on.waitForWork(plusMinutes(on.now, chance.between(2, 5) * DAY));
    await on.does(by, "reverse-payment", { paymentId, reason: chance.pick(words.REVERSALS) });
  },
};

/** Kept early, taken back by the bank before its day, so that it stands again, and kept after all. */
export const promiseRestored: Beat = {
  days: 11,
  play: async (story) => {
    const { on, chance } = story;
    const amountMinor = await promise(story, 10);
    await on.waitForWork(plusMinutes(on.now, 3 * DAY));
    await pay(story, amountMinor);
    const paymentId = on.state.payments.at(-1)?.id ?? "";
    await on.waitForWork(plusMinutes(on.now, 3 * DAY));
    const by = await worker(story);
    await on.does(by, "reverse-payment", { paymentId, reason: chance.pick(words.REVERSALS) });
    await on.waitForWork(plusMinutes(on.now, 2 * DAY));
    await pay(story, amountMinor);
  },
};

/** A promise that is made again for a later day before the first one is due, and then kept. */
export const promiseMoved: Beat = {
  days: 13,
  play: async (story) => {
    await promise(story, 5);
    await story.on.waitForWork(plusMinutes(story.on.now, 3 * DAY));
    const amountMinor = await promise(story, 8);
    await story.on.waitForWork(plusMinutes(story.on.now, 7 * DAY));
    await pay(story, amountMinor);
  },
};

/** A promise that stands now. */
export const promiseStanding: Beat = {
  days: 0,
  play: async (story) => {
    await promise(story, story.chance.between(4, 24), story.chance.between(2, 6));
  },
};

/** Whole units of the currency, at least one. */
function rounded(minor: number): number {
  return Math.max(100, Math.round(minor / 500) * 500);
}
