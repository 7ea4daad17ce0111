/** Money that goes back: too much paid, refunds that are made and that fail, and payments that the customer's bank takes. */
import { addDays, type Instant } from "../../../lib/domain/calendar.ts";
import { begin, GATEWAY, openLink, taken } from "../pay-beats.ts";
import { person } from "../people.ts";
import { call, type Story, worker } from "../story.ts";
import { ago, beginWith, DAY, type Scene } from "./scene.ts";

const LENA = person("lena");

/** Some of it is sent back as asked; the rest is held as credit. */
export const overpaid: Scene = async (now) => {
  const story = await card(now, 957, "Graham Tipton", 14_520);
  await pays(story, 9, 16_000);
  await story.on.waitForWork(ago(now, 6 * DAY));
  await refund(story, 1_000, "Rounded up by mistake; asks for ten pounds back.");
};

/** His account is closed: it comes back, and pays what the creditor sends later. */
export const refundCameBack: Scene = async (now) => {
  const story = await card(now, 958, "Yusuf Halim", 22_000);
  const { on } = story;
  await pays(story, 20, 26_000);
  await on.waitForWork(ago(now, 18 * DAY));
  await refund(story, 4_000, "Paid the old balance; the difference goes back.");
  await on.waitForWork(ago(now, 14 * DAY));
  const refundId = on.state.refunds.at(-1)?.id ?? "";
  const data = {
    amountMinor: 4_000,
    state: "failed",
    code: "account-closed",
    refundId,
    via: aboutRefund(story),
  } as const;
  await on.happens({ type: "note-refund", data }, GATEWAY);
  await on.waitForWork(ago(now, 10 * DAY));
  const debt = { reference: "LB-52958-LATE", balanceMinor: 2_500, dueOn: on.now.slice(0, 10) };
  await on.does(LENA, "add-debt", { debt });
  await on.wait(12);
  await on.does(LENA, "apply-credit", {});
};

/** It had kept a promise whose day is still to come: the promise stands again while the bank looks into it. */
export const chargebackOpen: Scene = async (now) => {
  const story = await card(now, 959, "Declan Rooney", 88_300);
  const { on } = story;
  await on.waitForWork(ago(now, 12 * DAY));
  const by = await worker(story);
  await on.does(by, "record-contact", call("right-party-promise", "Passed security. Part of the holiday pay."));
  const dueOn = addDays(now.slice(0, 10), 9);
  await on.does(by, "make-promise", { amountMinor: 15_000, currency: "GBP", dueOn });
  await pays(story, 8, 15_000);
  await chargeback(story, 3, "open");
};

export const chargebackWon: Scene = async (now) => {
  const story = await card(now, 960, "Yvonne Achebe", 61_900);
  await pays(story, 40, 20_000);
  await chargeback(story, 33, "open");
  await chargeback(story, 12, "won");
};

/** All was paid and the case was closed: it is owed again, and the case goes on. */
export const chargebackLost: Scene = async (now) => {
  const story = await card(now, 961, "Kyle Brannigan", 33_740);
  const { on } = story;
  await pays(story, 60, 33_740);
  await on.wait(45);
  await on.does(person("ben"), "close-case", { reason: "paid" });
  await chargeback(story, 47, "open");
  await on.wait(30);
  const by = await worker(story);
  await chargeback(story, 19, "lost");
  await on.waitForWork(ago(now, 18 * DAY));
  await on.does(by, "add-note", {
    text: "The bank keeps the money. He says that his brother used the card; ask him how he wants to pay.",
  });
  await on.waitUntil(now);
};

async function card(now: Instant, number: number, name: string, balanceMinor: number): Promise<Story> {
  const debts = [{ reference: `LB-52${number}-6402`, balanceMinor, dueOn: addDays(now.slice(0, 10), -120) }];
  const setting = { key: `gone-back-${number}`, number, name, debts } as const;
  return beginWith("ben", now, { ...setting, portfolio: "uk-cards", openedMinutesAgo: 75 * DAY });
}

/** By link and card. */
async function pays(story: Story, daysAgo: number, amountMinor: number): Promise<void> {
  await story.on.waitForWork(ago(story.now, daysAgo * DAY));
  await openLink(story);
  await begin(story, "card", amountMinor);
  await taken(story, "card");
}

/** Asked for by a colleague, and made by the gateway some minutes later. */
async function refund(story: Story, amountMinor: number, reason: string): Promise<void> {
  const { on } = story;
  const paymentId = on.state.payments.at(-1)?.id ?? "";
  await on.does(LENA, "refund-payment", { paymentId, amountMinor, reason });
  await on.wait(2);
  const refundId = on.state.refunds.at(-1)?.id ?? "";
  const data = { amountMinor, state: "made", refundId, via: aboutRefund(story) } as const;
  await on.happens({ type: "note-refund", data }, GATEWAY);
}

async function chargeback(story: Story, daysAgo: number, state: "open" | "won" | "lost"): Promise<void> {
  const { on, now } = story;
  await on.waitForWork(ago(now, daysAgo * DAY));
  const { amountMinor = 0 } = on.state.payments.at(-1) ?? {};
  const via = { ...paymentOf(story), object: `LPD-${on.ref}` };
  await on.happens({ type: "note-chargeback", data: { amountMinor, state, reason: "unrecognized", via } }, GATEWAY);
}

function aboutRefund(story: Story) {
  return { ...paymentOf(story), object: `LPR-${story.on.ref}` };
}

function paymentOf({ on }: Story): { gateway: string; payment: string } {
  const via = on.state.payments.at(-1)?.via;
  return { gateway: via?.gateway ?? "", payment: via?.payment ?? "" };
}
