/** Customers who pay by link about now: one yesterday, one whose time ran out, one whose bank is to answer. */
import { addDays, type Instant, plusMinutes } from "../../../lib/domain/calendar.ts";
import { begin, openLink, paidByLink, told } from "../pay-beats.ts";
import type { Story } from "../story.ts";
import { ago, beginWith, DAY, HOUR, type Scene } from "./scene.ts";

/** A card is refused once, and then takes it. */
export const paidYesterday: Scene = async (now) => {
  const story = await card(now, 954, "Bethan Howells", 52_000);
  await story.on.waitForWork(ago(now, DAY));
  await paidByLink.play(story);
};

export const ranOutOfTime: Scene = async (now) => {
  const story = await card(now, 955, "Oluwaseun Bakare", 76_400);
  await story.on.waitForWork(ago(now, 3 * HOUR));
  await openLink(story);
  await begin(story, "card", 5_000);
  await story.on.waitUntil(now);
};

export const atTheBank: Scene = async (now) => {
  const story = await card(now, 956, "Gwen Parry-Jones", 64_250);
  await story.on.waitForWork(ago(now, 5 * HOUR));
  await openLink(story);
  await begin(story, "bank", 12_000);
  const until = plusMinutes(now, 3 * DAY);
  await told(story, (sessionId) => ({ type: "await-payment", data: { sessionId, until } }));
  await story.on.waitUntil(now);
};

function card(now: Instant, number: number, name: string, balanceMinor: number): Promise<Story> {
  const debts = [{ reference: `LB-52${number}-1180`, balanceMinor, dueOn: addDays(now.slice(0, 10), -62) }];
  const setting = { key: `paying-${number}`, number, name, debts } as const;
  return beginWith("ben", now, { ...setting, portfolio: "uk-cards", openedMinutesAgo: 24 * DAY });
}
