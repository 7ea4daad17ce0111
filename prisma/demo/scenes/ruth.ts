/** The long case: Ruth Achterberg, a year and a half in 412 events, now with Priya Nair. */
import { addDays, plusMinutes } from "../../../lib/domain/calendar.ts";
import type { CommandInput } from "../../../lib/domain/commands.ts";
import { complaintAnswered, disputeResolved } from "../care-beats.ts";
import * as contact from "../contact-beats.ts";
import { pay } from "../money-beats.ts";
import { declined, reassigned } from "../ownership-beats.ts";
import { idOf, person } from "../people.ts";
import { type Beat, call, type Story, worker } from "../story.ts";
import * as words from "./ruth-words.ts";
import { ago, begin, DAY, type Scene } from "./scene.ts";

type Disclosure = CommandInput["record-disclosure"];

const OPENED_DAYS_AGO = 540;
const INSTALMENT = 6_195;
/** As many contacts of one event each as make the last event #412. */
const SMALL_BEATS = 357;
const { missedCall, voicemail, text, letter } = contact;

export const ruth: Scene = async (now) => {
  const story = await begin(now, {
    key: "ruth",
    number: 900,
    name: "Ruth Achterberg",
    portfolio: "uk-cards",
    openedMinutesAgo: OPENED_DAYS_AGO * DAY,
    customer: { phone: "07700 900117", email: "ruth.achterberg@example.com" },
    debts: [
      { reference: "LB-4471-0293", balanceMinor: 98_450, dueOn: addDays(now.slice(0, 10), -OPENED_DAYS_AGO - 40) },
      { reference: "LB-4471-8810", balanceMinor: 93_050, dueOn: null },
    ],
  });
  await yearAndAHalf(story);
  await yesterday(story);
  await today(story);
};

async function yearAndAHalf(story: Story): Promise<void> {
  const { on, now, chance } = story;
  const small: [Beat, ...Beat[]] = [missedCall, missedCall, text, text, voicemail, letter, said, said, noted];
  const between = Array.from({ length: SMALL_BEATS }, (_, at): [number, Beat] => {
    return [537 - (at * 534) / SMALL_BEATS, chance.pick(small)];
  });
  const all = [...MILESTONES, ...between].sort(([a], [b]) => b - a);
  for (const [daysAgo, beat] of all) {
    await on.waitForWork(ago(now, Math.round(daysAgo * DAY)));
    await beat.play(story);
  }
}

const said: Beat = {
  days: 0,
  play: async (story) => {
    const by = await worker(story);
    const direction = story.chance.happens(40) ? "inbound" : "outbound";
    const note = story.chance.pick(words.CONVERSATIONS);
    await story.on.does(by, "record-contact", call("right-party-no-conversion", note, { direction }));
  },
};

const noted: Beat = {
  days: 0,
  play: async (story) => {
    await story.on.does(await worker(story), "add-note", { text: story.chance.pick(words.NOTES) });
  },
};

const instalment: Beat = {
  days: 0,
  play: (story) => pay(story, INSTALMENT, story.on.state.debts[0]?.id),
};

const promiseKept: Beat = {
  days: 6,
  play: async (story) => {
    await promised(story);
    await story.on.waitForWork(plusMinutes(story.on.now, 4 * DAY));
    await instalment.play(story);
  },
};

const promiseBroken: Beat = {
  days: 7,
  play: async (story) => {
    await promised(story);
    await story.on.wait(7 * DAY);
  },
};

const MILESTONES: [daysAgo: number, beat: Beat][] = [
  [539, contact.taken],
  [500, promiseKept],
  ...[462, 424, 386, 348, 310, 272, 234, 196, 158].map((days): [number, Beat] => [days, instalment]),
  [440, disputeResolved],
  [300, promiseBroken],
  [210, declined],
  [140, complaintAnswered],
  [90, reassigned],
  [61, reassigned],
  [40, contact.correctedNote],
];

async function promised(story: Story): Promise<void> {
  const { on } = story;
  const by = await worker(story);
  await on.does(by, "record-contact", call("right-party-promise", "Passed security. One instalment on pension day."));
  const dueOn = addDays(on.now.slice(0, 10), 5);
  await on.does(by, "make-promise", { amountMinor: INSTALMENT, currency: "GBP", dueOn });
}

/** The adviser's letter, and the register's notice that stops everything. */
async function yesterday({ on, now }: Story): Promise<void> {
  await on.waitForWork(ago(now, DAY));
  const until = plusMinutes(now, 57 * DAY);
  const reason = "Register notice, reference BSS-55-0193; fees frozen";
  await on.does(person("lena"), "place-hold", { kind: "breathing-space", reason, until });
  await on.wait(27);
  const how = { channel: "letter", direction: "inbound", disposition: "letter-received" } as const;
  const note = "Debt adviser confirms breathing space, reference BSS-55-0193.";
  await on.does(person("lena"), "record-contact", { ...how, note });
}

/** Early Arrears gives her to Priya, who hears why the letters were no good; Ruth pays what she can. */
async function today(story: Story): Promise<void> {
  const { on, now } = story;
  const priya = person("priya");
  const owner = await worker(story);
  await on.waitUntil(ago(now, 88));
  const offered =
    "Breathing space, needs a specialist. She is anxious about the letters; please ring before anything is sent.";
  const to = { toTeam: "specialist-support", toUser: idOf("priya"), reason: "vulnerability" } as const;
  await on.does(owner, "offer-handover", {
    ...to,
    note: offered,
    promised: "One call today, then peace until the review.",
  });
  await on.waitUntil(ago(now, 80));
  const handoverId = on.state.handover?.id ?? "";
  await on.does(priya, "accept-handover", {
    handoverId,
    readBack: "One call today about the letters, nothing about amounts.",
  });
  await on.waitUntil(ago(now, 72));
  const disclosure: Disclosure = {
    driver: "capability",
    adjustments: ["large-print", "calls-before-noon"],
    note: "Reads 18 point and larger; afternoons are for her treatment.",
  };
  const heard = "Inbound call, 4 minutes. Asked for a statement in large print; paid what she could last month.";
  await on.does(priya, "record-contact", call("right-party-disclosure", heard, { direction: "inbound", disclosure }));
  await on.waitUntil(ago(now, 61));
  const consent = "Daughter Hanne may speak for her until 3 March; the consent form is in the documents.";
  await on.does(priya, "add-note", { text: consent });
  await on.wait(2);
  const what = "Send the statement in large print";
  await on.does(priya, "set-next-action", { what, dueAt: plusMinutes(now, 48) });
  await on.waitUntil(ago(now, 12));
  await pay(story, 5_500, on.state.debts[0]?.id);
}
