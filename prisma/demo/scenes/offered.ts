/** Offers that are open now, and one that ran out. */
import { addDays, plusMinutes } from "../../../lib/domain/calendar.ts";
import type { CommandInput } from "../../../lib/domain/commands.ts";
import { pay } from "../money-beats.ts";
import { idOf, person } from "../people.ts";
import { call } from "../story.ts";
import { ago, begin, DAY, HOUR, type Scene } from "./scene.ts";

/** Amara offers to Priya, minutes ago, everything that a pack can hold. */
export const offeredToPriya: Scene = async (now) => {
  const opened = 68 * DAY;
  const debts = [
    { reference: "LB-5101-0934", balanceMinor: 118_460, dueOn: addDays(now.slice(0, 10), -110) },
    { reference: "LB-5101-7716", balanceMinor: 34_955, dueOn: addDays(now.slice(0, 10), -80) },
  ];
  const setting = { key: "offered-to-priya", number: 901, name: "Isobel Kerr", debts } as const;
  const story = await begin(now, { ...setting, portfolio: "uk-cards", openedMinutesAgo: opened });
  const { on } = story;
  const amara = person("amara");
  await on.waitForWork(ago(now, opened - DAY));
  await on.does(amara, "take-case", {});
  await on.wait(6);
  await on.does(amara, "record-contact", { channel: "call", direction: "outbound", disposition: "no-answer" });
  await on.waitForWork(ago(now, 51 * DAY));
  await on.does(amara, "record-contact", call("right-party-promise", "Passed security. £60 from the next pension."));
  const dueOn = addDays(on.now.slice(0, 10), 10);
  await on.does(amara, "make-promise", { amountMinor: 6_000, currency: "GBP", dueOn });
  await on.waitForWork(ago(now, 43 * DAY));
  await pay(story, 6_000);
  await on.waitForWork(ago(now, 20 * DAY));
  const disputed = { reason: "wrong-amount", note: "The second card shows a late fee twice in August." } as const;
  const contact = call("right-party-dispute", "Passed security. Read the statement out.", { dispute: disputed });
  await on.does(amara, "record-contact", contact);
  await on.waitForWork(ago(now, 6 * DAY));
  await pay(story, 4_000);
  await on.waitUntil(ago(now, 31));
  const disclosure: CommandInput["record-disclosure"] = {
    driver: "health",
    adjustments: ["large-print", "calls-before-noon", "third-party-present"],
    note: "Eye operation in October; cannot read the letters. Husband Callum helps, and she is clearest before noon.",
  };
  const told = "Inbound call. Passed security with her husband beside her. Asked us not to ring in the afternoon.";
  await on.does(amara, "record-contact", call("right-party-disclosure", told, { direction: "inbound", disclosure }));
  await on.wait(4);
  const reason = "No contact about repayment until Specialist Support has spoken with her";
  await on.does(amara, "place-hold", { kind: "vulnerability", reason, until: plusMinutes(now, 30 * DAY) });
  await on.wait(3);
  const dueAt = plusMinutes(now, 3 * HOUR);
  await on.does(amara, "set-next-action", { what: "Send the statement in large print", dueAt });
  await on.waitUntil(ago(now, 6));
  await on.does(amara, "offer-handover", {
    toTeam: "specialist-support",
    toUser: idOf("priya"),
    reason: "vulnerability",
    note: "Cannot read our letters since an eye operation. She wants to pay and is afraid of missing something. Please go through the budget with her and her husband, before noon.",
    promised: "A statement in large print today, and that you ring tomorrow before noon.",
    ask: "Check that the disputed fee is left out of what you talk about.",
    askBy: plusMinutes(now, DAY),
  });
};

/** Ben offers to whoever is free in Specialist Support, and Dev has asked something. */
export const offeredToTheQueue: Scene = async (now) => {
  const debts = [{ reference: "LB-5102-4410", balanceMinor: 290_500, dueOn: addDays(now.slice(0, 10), -66) }];
  const setting = { key: "offered-to-queue", number: 902, name: "João Ferreira", debts } as const;
  const { on } = await begin(now, { ...setting, portfolio: "uk-cards", openedMinutesAgo: 33 * DAY });
  const ben = person("ben");
  await on.waitForWork(ago(now, 32 * DAY));
  await on.does(ben, "take-case", {});
  await on.waitForWork(ago(now, 12 * DAY));
  const first = "Passed security. Restaurant closed; on benefits since last month. Rent is paid, energy is not.";
  await on.does(ben, "record-contact", call("right-party-no-conversion", first));
  await on.waitUntil(ago(now, 24));
  const second = "Asked for a breathing pause. Budget form is back: nothing left over.";
  await on.does(ben, "record-contact", call("right-party-no-conversion", second, { direction: "inbound" }));
  await on.waitUntil(ago(now, 18));
  await on.does(ben, "offer-handover", {
    toTeam: "specialist-support",
    reason: "financial-difficulty",
    note: "Budget form shows nothing left over. Please look at it before anybody asks for a payment.",
    promised: "That nobody calls about payment this week.",
  });
  await on.waitUntil(ago(now, 4));
  const handoverId = on.state.handover?.id ?? "";
  await on.does(person("dev"), "ask-about-handover", { handoverId, question: "Is the energy debt on a meter?" });
};

/** An offer of some hours ago that nobody took in time: Amara still owns, and both leads know. */
export const ranOut: Scene = async (now) => {
  const debts = [{ reference: "PS-5103-2208", balanceMinor: 864_000, dueOn: addDays(now.slice(0, 10), -58) }];
  const setting = { key: "ran-out", number: 903, name: "Nomvula Khumalo", debts } as const;
  const { on } = await begin(now, { ...setting, portfolio: "za-store-cards", openedMinutesAgo: 24 * DAY });
  const amara = person("amara");
  await on.waitForWork(ago(now, 23 * DAY));
  await on.does(amara, "take-case", {});
  await on.wait(20);
  const said = "Passed security. Retrenched; the notice pay ends this month.";
  await on.does(amara, "record-contact", call("right-party-no-conversion", said));
  await on.waitUntil(ago(now, 200));
  await on.does(amara, "offer-handover", {
    toTeam: "specialist-support",
    reason: "financial-difficulty",
    note: "Retrenched. Needs a reduced arrangement, which we may not agree here.",
  });
  await on.waitUntil(now);
};
