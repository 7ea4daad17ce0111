/** What is charged on a debt and taken off it, and the ceiling that South African law sets. */
import { addDays, type Instant } from "../../../lib/domain/calendar.ts";
import type { ChargeKind } from "../../../lib/domain/money-words.ts";
import { pay } from "../money-beats.ts";
import { person } from "../people.ts";
import { call, type Story } from "../story.ts";
import { ago, beginWith, DAY, type Scene } from "./scene.ts";

const LENA = person("lena");

/** Interest each month, a fee that is taken back in goodwill, and a second account too small to write about. */
export const interestAndFees: Scene = async (now) => {
  const due = (days: number) => addDays(now.slice(0, 10), -days);
  const debts = [
    { reference: "LB-5201-3307", balanceMinor: 184_300, dueOn: due(140) },
    { reference: "LB-5201-3311", balanceMinor: 184, dueOn: due(110) },
  ];
  const setting = { key: "interest-and-fees", number: 951, name: "Marged Pritchard", debts } as const;
  const story = await beginWith("ben", now, { ...setting, portfolio: "uk-cards", openedMinutesAgo: 100 * DAY });
  const { on } = story;
  const [card = "", remainder = ""] = on.state.debts.map(({ id }) => id);
  await on.waitForWork(ago(now, 98 * DAY));
  await on.does(LENA, "set-interest", { debtId: card, annualBps: 1_990 });
  await on.waitForWork(ago(now, 70 * DAY));
  const fee = { debtId: card, kind: "other-fee", amountMinor: 1_200 } as const;
  await on.does(LENA, "add-charge", {
    ...fee,
    reason: "Direct debit came back unpaid; the agreement has a fee for it.",
  });
  await on.waitForWork(ago(now, 41 * DAY));
  const said = "Passed security. Our letter about the fee came a week after the fee; asks whether it can go.";
  await on.does(person("ben"), "record-contact", call("right-party-no-conversion", said));
  await on.wait(35);
  const lines = [{ head: "fees" as const, amountMinor: -1_200 }];
  const reason = "Our letter about the fee came after the fee.";
  await on.does(LENA, "adjust-debt", { debtId: card, kind: "goodwill", lines, reason });
  await on.waitForWork(ago(now, 21 * DAY));
  await pay(story, 9_000);
  await on.waitForWork(ago(now, 6 * DAY));
  const tooSmall = "Less than a letter costs; the creditor agrees.";
  await on.does(LENA, "write-off-debt", { debtId: remainder, reason: tooSmall });
  await on.waitUntil(now);
};

/** So much has been charged since the default that only a part of the court's costs is still owed. */
export const atTheCeiling: Scene = async (now) => {
  const story = await store(now, 952, "Sipho Maseko", 230, 90_000);
  const { on } = story;
  const [{ id: debtId } = { id: "" }] = on.state.debts;
  await on.waitForWork(ago(now, 228 * DAY));
  await on.does(LENA, "set-interest", { debtId, annualBps: 2_100 });
  await inDefault(story, 224, debtId);
  await charge(story, 200, "default-administration", 14_500, "Administration of the default, as the agreement says.");
  await charge(story, 150, "service-fee", 6_900, "Service fee of the month.");
  await charge(story, 90, "collection-costs", 41_000, "Tracing and two visits.");
  await charge(story, 20, "court-costs", 30_000, "Summons and sheriff.");
  await on.waitUntil(now);
};

/** The arrears were paid: the default is over, and nothing counts towards its ceiling any more. */
export const remedied: Scene = async (now) => {
  const story = await store(now, 953, "Lindiwe Zwane", 120, 240_000);
  const { on } = story;
  const [{ id: debtId } = { id: "" }] = on.state.debts;
  await inDefault(story, 110, debtId);
  await charge(story, 96, "default-administration", 12_000, "Administration of the default, as the agreement says.");
  await on.waitForWork(ago(now, 40 * DAY));
  await pay(story, 72_000);
  await on.waitForWork(ago(now, 32 * DAY));
  await on.does(LENA, "record-remedy", { debtId, on: addDays(on.now.slice(0, 10), -1) });
  await on.waitUntil(now);
};

function store(now: Instant, number: number, name: string, days: number, balanceMinor: number): Promise<Story> {
  const debts = [{ reference: `PS-52${number}-7714`, balanceMinor, dueOn: addDays(now.slice(0, 10), -days - 45) }];
  const setting = { key: `charged-${number}`, number, name, debts } as const;
  return beginWith("ben", now, { ...setting, portfolio: "za-store-cards", openedMinutesAgo: days * DAY });
}

async function inDefault({ on, now }: Story, daysAgo: number, debtId: string): Promise<void> {
  await on.waitForWork(ago(now, daysAgo * DAY));
  await on.does(LENA, "record-default", { debtId, since: addDays(on.now.slice(0, 10), -1) });
}

async function charge(
  { on, now }: Story,
  daysAgo: number,
  kind: ChargeKind,
  amountMinor: number,
  reason: string,
): Promise<void> {
  await on.waitForWork(ago(now, daysAgo * DAY));
  const [{ id: debtId } = { id: "" }] = on.state.debts;
  await on.does(LENA, "add-charge", { debtId, kind, amountMinor, reason });
}
