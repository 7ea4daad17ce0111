/** What is on Amara's and the others' desks today. */
import { addDays, localDay, plusMinutes } from "../../../lib/domain/calendar.ts";
import { chanceOf } from "../chance.ts";
import { makeCustomer } from "../customers.ts";
import { person } from "../people.ts";
import { type Asked, daytime, plan } from "../sending.ts";
import { call, type Story } from "../story.ts";
import { DEMO_PORTFOLIOS } from "../teams.ts";
import { ago, begin, DAY, HOUR, type Scene } from "./scene.ts";

/** Something to do in so many minutes, and, where it is said, a message that goes out in the next lawful hours. */
function dueSoon(number: number, name: string, inMinutes: number, what: string, note: string, planned?: Asked): Scene {
  return async (now) => {
    const story = await ownedBy("amara", now, number, name, 5 * DAY);
    const { on } = story;
    await on.waitForWork(ago(now, DAY));
    const nextAction = { what, dueAt: plusMinutes(now, inMinutes) };
    await on.does(person("amara"), "record-contact", call("right-party-call-back", note, { nextAction }));
    if (!planned) return;
    await on.wait(3);
    await plan(story, person("amara"), { ...planned, sendAt: daytime(story, 45, now) });
  };
}

export const desk: Scene[] = [
  dueSoon(931, "Tunde Adeyemi", 8, "Call back: budget is in front of him", "Was on the bus; asked for a call today."),
  dueSoon(932, "Åsa Lindqvist", 26, "Call back about the first payment", "Wants to know the bank’s answer first.", {
    channel: "sms",
    purpose: "customer-requested",
    template: "call-back-sms",
  }),
  dueSoon(933, "Ciara O’Sullivan", 55, "Ring in the lunch break", "At work; the lunch break suits."),
  dueSoon(934, "Bronwen Ap Rhys", 2 * HOUR, "Ring about the returned form", "Posted the form on Monday."),
  dueSoon(935, "Fatima Hussain", 4 * HOUR, "Call back after school", "Asked for a call after school."),
  dueSoon(
    936,
    "Tomasz Wójcik",
    26 * HOUR,
    "Check for the employer’s letter",
    "Employer confirms the new start date in writing.",
    { channel: "letter", purpose: "reminder", template: "payment-reminder-letter" },
  ),
];

export const promiseDueToday: Scene = async (now) => {
  const story = await ownedBy("amara", now, 941, "Priti Sharma", 16 * DAY);
  await promised(story, 5, localDay(now, DEMO_PORTFOLIOS["uk-cards"].timeZone));
};

export const promiseBrokenYesterday: Scene = async (now) => {
  const story = await ownedBy("amara", now, 942, "Callum MacLeod", 19 * DAY);
  await promised(story, 6, addDays(localDay(now, DEMO_PORTFOLIOS["uk-cards"].timeZone), -1));
  await story.on.waitUntil(now);
};

/** An open complaint on Olu's desk, with its hold. */
export const openComplaint: Scene = async (now) => {
  const { on } = await ownedBy("ben", now, 943, "Tunde Okonjo", 40 * DAY);
  await on.waitForWork(ago(now, 4 * DAY));
  const complaint = {
    category: "contact-frequency",
    text: "Called three times in one day at my work, once through the front desk. I had asked for letters.",
  } as const;
  const heard = call("right-party-complaint", "Wants a written answer.", { direction: "inbound", complaint });
  await on.does(person("ben"), "record-contact", heard);
  await on.wait(3);
  const hold = { kind: "complaint", reason: "Until the final answer has been sent" } as const;
  await on.does(person("ben"), "place-hold", hold);
  await on.wait(4);
  const note = "Complains about calls at work. I have the dates of all three; no further call was made.";
  await on.does(person("ben"), "offer-handover", {
    toTeam: "complaints",
    reason: "complaint",
    note,
    acceptWithinMinutes: 480,
  });
  await on.waitWorking(25, "complaints");
  const handoverId = on.state.handover?.id ?? "";
  await on.does(person("olu"), "accept-handover", { handoverId, readBack: "I listen to the three calls first." });
  await on.wait(2);
  const dueAt = plusMinutes(now, 5 * HOUR);
  await on.does(person("olu"), "set-next-action", { what: "Send the acknowledgement letter", dueAt });
};

/** One customer, two cases in two portfolios, two owners. */
export const twoCases: Scene = async (now) => {
  const card = await ownedBy("amara", now, 944, "Thandi Mbeki-Ross", 30 * DAY);
  await card.on.waitForWork(ago(now, 25 * DAY));
  const windows = [{ days: [1, 2, 3, 4, 5], from: "08:00", to: "10:00" }];
  await card.on.does(person("amara"), "state-inconvenient-times", { windows });
  await card.on.does(person("amara"), "state-work-contact", { allowed: false, source: "call" });
  await card.on.waitForWork(ago(now, 2 * DAY));
  const said = "Passed security. Moved from Cape Town in May; asks whether the store card can be dealt with together.";
  await card.on.does(person("amara"), "record-contact", call("right-party-no-conversion", said));
  const dueAt = plusMinutes(now, 90);
  await card.on.does(person("amara"), "set-next-action", { what: "Talk with Ben about her store card", dueAt });
  const customer = makeCustomer("uk-cards", "Thandi Mbeki-Ross", 944, chanceOf("desk-944"));
  const store = await begin(now, {
    key: "two-cases-store",
    number: 944,
    name: "Thandi Mbeki-Ross",
    portfolio: "za-store-cards",
    openedMinutesAgo: 21 * DAY,
    customer,
    debts: [{ reference: "PS-5144-9021", balanceMinor: 431_250, dueOn: addDays(now.slice(0, 10), -52) }],
  });
  await store.on.waitForWork(ago(now, 18 * DAY));
  await store.on.does(person("ben"), "take-case", {});
  await store.on.wait(9);
  await store.on.does(person("ben"), "record-contact", {
    channel: "call",
    direction: "outbound",
    disposition: "no-answer",
  });
};

async function promised({ on, now }: Story, daysAgo: number, dueOn: string): Promise<void> {
  await on.waitForWork(ago(now, daysAgo * DAY));
  await on.does(
    person("amara"),
    "record-contact",
    call("right-party-promise", "Passed security. Pays when wages are in."),
  );
  await on.wait(2);
  await on.does(person("amara"), "make-promise", { amountMinor: 9_500, currency: "GBP", dueOn });
}

async function ownedBy(
  owner: "amara" | "ben",
  now: string,
  number: number,
  name: string,
  minutes: number,
): Promise<Story> {
  const reference = `LB-${4_300 + number}-${(number * 53) % 10_000}`;
  const debts = [
    { reference, balanceMinor: 30_000 + ((number * 7_919) % 160_000), dueOn: addDays(now.slice(0, 10), -60) },
  ];
  const story = await begin(now, {
    key: `desk-${number}`,
    number,
    name,
    portfolio: "uk-cards",
    openedMinutesAgo: minutes,
    debts,
  });
  await story.on.waitForWork(ago(now, minutes - 6 * HOUR));
  await story.on.does(person(owner), "take-case", {});
  await story.on.wait(4);
  return story;
}
