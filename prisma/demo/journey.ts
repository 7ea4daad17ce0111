import { addDays, type Instant, plusMinutes } from "../../lib/domain/calendar.ts";
import type { CommandInput } from "../../lib/domain/commands.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { inventCustomer } from "./customers.ts";
import type { Planned } from "./journeys.ts";
import { PlayedCase } from "./played-case.ts";
import type { Beat } from "./story.ts";
import type { DemoPortfolioSlug } from "./teams.ts";

type Range = readonly [low: number, high: number];

/** A kind of case: how long ago it opened in days, for how long things happened (until about now when absent), and what. */
export type Journey = { age: Range; lasts?: Range; course: (chance: Chance) => Beat[] };

const DAY = 24 * 60;

/** Plays one case of this kind. The number names the case and decides everything that falls by chance. */
export async function playJourney({ number, portfolio, journey }: Planned, now: Instant): Promise<void> {
  const chance = chanceOf(`journey ${number}`);
  const course = journey.course(chance);
  const { age, free } = daysOf(journey, course, chance);
  const opened = plusMinutes(now, -age * DAY - chance.between(20, 300));
  const customer = inventCustomer(portfolio, number, chance);
  const debts = inventDebts(portfolio, number, opened.slice(0, 10), chance);
  const on = await PlayedCase.open(`case-${number}`, opened, now, { portfolio, customer, debts });
  let day = 0;
  for (const [at, pause] of pauses(course.length, free, chance).entries()) {
    day += pause;
    await on.waitForWork(plusMinutes(opened, day * DAY));
    await course[at]?.play({ on, chance, now });
    day += course[at]?.days ?? 0;
  }
  await on.waitUntil(now);
}

/** How old the case is, and how many of its days its course leaves free. */
function daysOf({ age, lasts }: Journey, course: Beat[], chance: Chance): { age: number; free: number } {
  const busy = course.reduce((sum, beat) => sum + beat.days, 0);
  const wanted = chance.between(...age);
  const quiet = lasts ? Math.max(0, wanted - chance.between(...lasts)) : chance.between(0, 3);
  const days = Math.max(wanted, busy + quiet);
  return { age: days, free: days - busy - quiet };
}

/** So many pauses that together last so many days; the first is short, because somebody takes the case soon. */
function pauses(count: number, days: number, chance: Chance): number[] {
  if (count === 0) return [];
  const share = () => chance.between(0, 10_000) / 10_000;
  const between = Array.from({ length: count - 2 }, () => share() * days);
  const cuts = [Math.min(days, share() * 2), ...between, days].sort((a, b) => a - b).slice(-count);
  return cuts.map((cut, at) => cut - (cuts[at - 1] ?? 0));
}

type Debts = CommandInput["open-case"]["debts"];
const OWED: Record<DemoPortfolioSlug, Range> = {
  "uk-cards": [80, 3_200],
  "us-receivables": [60, 4_800],
  "za-store-cards": [600, 24_000],
};
const REFERENCE: Record<DemoPortfolioSlug, string> = {
  "uk-cards": "LB",
  "us-receivables": "TMG",
  "za-store-cards": "PS",
};

function inventDebts(portfolio: DemoPortfolioSlug, number: number, openedOn: string, chance: Chance): Debts {
  const count = chance.weighted([
    [7, 1],
    [2, 2],
    [1, 3],
  ]);
  return Array.from({ length: count }, (_, at) => ({
    reference: `${REFERENCE[portfolio]}-${4_000 + number}-${chance.between(1_000, 9_999)}${at}`,
    balanceMinor: chance.between(...OWED[portfolio]) * 100 + chance.between(0, 99),
    openedOn: addDays(openedOn, -chance.between(200, 1_400)),
    dueOn: addDays(openedOn, -chance.between(20, 75)),
  }));
}
