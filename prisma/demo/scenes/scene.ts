import { type Instant, plusMinutes } from "../../../lib/domain/calendar.ts";
import type { CommandInput } from "../../../lib/domain/commands.ts";
import { chanceOf } from "../chance.ts";
import { makeCustomer } from "../customers.ts";
import { type DemoName, person } from "../people.ts";
import { PlayedCase } from "../played-case.ts";
import type { Story } from "../story.ts";
import type { DemoPortfolioSlug } from "../teams.ts";

type Customer = CommandInput["open-case"]["customer"];
type Debts = CommandInput["open-case"]["debts"];

/** A case that is told word by word: what a visitor of the demo looks for. */
export type Scene = (now: Instant) => Promise<void>;

export const HOUR = 60;
export const DAY = 24 * HOUR;

type Setting = {
  key: string;
  /** The customer's number; above those of the history. */
  number: number;
  name: string;
  portfolio: DemoPortfolioSlug;
  openedMinutesAgo: number;
  debts: Debts;
  customer?: Partial<Customer>;
};

/** Opens the case of a scene. */
export async function begin(now: Instant, setting: Setting): Promise<Story> {
  const { key, number, name, portfolio, openedMinutesAgo, debts } = setting;
  const chance = chanceOf(key);
  const customer = { ...makeCustomer(portfolio, name, number, chance), ...setting.customer };
  const on = await PlayedCase.open(key, ago(now, openedMinutesAgo), now, { portfolio, customer, debts });
  return { on, chance, now };
}

/** Opens it, and somebody takes it a day later. */
export async function beginWith(owner: DemoName, now: Instant, setting: Setting): Promise<Story> {
  const story = await begin(now, setting);
  await story.on.waitForWork(ago(now, setting.openedMinutesAgo - DAY));
  await story.on.does(person(owner), "take-case", {});
  await story.on.wait(4);
  return story;
}

export function ago(now: Instant, minutes: number): Instant {
  return plusMinutes(now, -minutes);
}
