/** Messages that go out through the gate, and everything that may become of one. */
import { atLocalTime, localDay, plusMinutes } from "../../lib/domain/calendar.ts";
import { SYSTEM } from "../../lib/server/identity.ts";
import * as words from "./contact-words.ts";
import { person } from "./people.ts";
import {
  come,
  DELIVERED,
  type Fate,
  letGo,
  plan,
  READ,
  reply,
  send,
  settle,
  stopBehindLink,
  waitForDaytime,
} from "./sending.ts";
import { type Beat, type Story, worker } from "./story.ts";

const SECOND = 1 / 60;
const DAY = 24 * 60;
/** A weekend with holidays around it. */
const A_LONG_WEEKEND = 5;

const EMAIL = { channel: "email", purpose: "collection", template: "payment-reminder-email" } as const;
const TEXT = { channel: "sms", purpose: "collection", template: "payment-reminder-sms" } as const;
const LETTER = { channel: "letter", purpose: "collection", template: "payment-reminder-letter" } as const;

/** In the customer's daytime, or not at all. */
function byDay(play: (story: Story) => Promise<unknown>, days = A_LONG_WEEKEND): Beat {
  return {
    days,
    play: async (story) => {
      await worker(story);
      if (await waitForDaytime(story)) await play(story);
    },
  };
}

const SENT: Fate = [[SECOND, { is: "sent" }]];
const FATES = {
  email: [DELIVERED, DELIVERED, READ, [...SENT, [3, { is: "bounced", kind: "soft", code: "4.2.2" }]]],
  sms: [DELIVERED, DELIVERED, DELIVERED, [...SENT, [8 * SECOND, { is: "failed", code: "unreachable" }]]],
  letter: [SENT],
} as const satisfies Record<string, readonly [Fate, ...Fate[]]>;

/** What machines send most of all, with the common fates. */
export const reminder = byDay(async (story) => {
  const asked = story.chance.pick([EMAIL, TEXT, EMAIL, LETTER] as const);
  await send(story, SYSTEM, asked, story.chance.pick<Fate>(FATES[asked.channel]));
});

/** Written by a person; the customer answers it. */
export const answered = byDay(async (story) => {
  const { on, chance } = story;
  const answer = { channel: "sms", purpose: "customer-requested", template: "answer-sms" } as const;
  const by = await worker(story);
  const contactId = await send(story, by, TEXT, DELIVERED);
  if (contactId === null) return;
  await on.wait(chance.between(6, 50));
  await reply(story, contactId, { channel: "sms", text: chance.pick(words.TEXTED_BACK) });
  await on.wait(chance.between(4, 20));
  const inputs = { answer: chance.pick(words.OUR_ANSWERS) };
  await send(story, by, { ...answer, inputs }, READ);
});

/** Pressed, and taken back within the fifteen seconds. */
export const takenBack = byDay(async (story) => {
  const { on } = story;
  const contactId = await plan(story, await worker(story), EMAIL);
  if (contactId === null) return;
  await on.wait(7 * SECOND);
  await on.does(await worker(story), "cancel-contact", { contactId });
});

/** The provider had enough at first; the second try arrives. */
export const putOff = byDay(async (story) => {
  const { on } = story;
  const planned = await plan(story, SYSTEM, TEXT);
  const contact = planned === null ? undefined : await letGo(story, planned);
  if (contact?.status !== "sending") return;
  await settle(story, contact, { is: "put-off", code: "provider-busy", retryAt: plusMinutes(on.now, 2) });
  await arrives(story, contact.id);
});

/** Nobody knows whether it went; a person looks at it and has it tried again. */
export const unknown = byDay(async (story) => {
  const { on, chance } = story;
  const contactId = await send(story, SYSTEM, TEXT, [[2, { is: "unknown" }]]);
  if (contactId === null) return;
  await on.wait(chance.between(20, 60));
  await on.does(await worker(story), "retry-contact", { contactId });
  await arrives(story, contactId);
});

async function arrives(story: Story, contactId: string): Promise<void> {
  const contact = await letGo(story, contactId);
  if (contact?.status === "sending") await come(story, contact, DELIVERED);
}

export const unknownStill = byDay((story) => send(story, SYSTEM, EMAIL, [[2, { is: "unknown" }]]));
export const parked = byDay((story) => send(story, SYSTEM, TEXT, [[1, { is: "parked", code: "sender-not-set-up" }]]));
export const failed = byDay((story) =>
  send(story, SYSTEM, TEXT, [...SENT, [9 * SECOND, { is: "failed", code: "not-a-mobile" }]]),
);

/** The mailbox is gone: email to this customer stops until there is another address. */
export const bounced = byDay((story) =>
  send(story, SYSTEM, EMAIL, [...SENT, [20 * SECOND, { is: "bounced", kind: "hard", code: "5.1.1" }]]),
);

/** It comes back by post, and whoever opens the post says so. */
export const returnedLetter: Beat = byDay(async (story) => {
  const { on, chance } = story;
  const contactId = await send(story, SYSTEM, LETTER, SENT);
  if (contactId === null) return;
  await on.waitForWork(plusMinutes(on.now, chance.between(7, 10) * DAY));
  const why = chance.pick(["gone-away", "address-unknown"] as const);
  await on.does(await worker(story), "return-letter", { contactId, why });
}, 15);

/** The customer replies STOP: texts end. A later one is blocked, and that is on the record. */
export const stoppedByReply = byDay(async (story) => {
  const { on, chance } = story;
  const contactId = await send(story, SYSTEM, TEXT, DELIVERED);
  if (contactId === null) return;
  await on.wait(chance.between(2, 30));
  await reply(story, contactId, { channel: "sms", text: chance.pick(words.STOPS), keyword: "stop" });
  await on.waitForWork(plusMinutes(on.now, 2 * DAY));
  await send(story, SYSTEM, TEXT, DELIVERED);
}, 8);

/** The customer stops emails behind their link. */
export const stoppedByLink = byDay(async (story) => {
  const { on, chance } = story;
  const contactId = await send(story, SYSTEM, EMAIL, READ);
  if (contactId === null) return;
  await on.wait(chance.between(1, 20));
  await stopBehindLink(story, contactId, "email");
});

/** Stopped on a call, and taken back in writing: a lead lets texts begin again. */
export const stoppedForAWhile: Beat = {
  days: 9,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const evidence = chance.pick(words.STOPPED_ON_A_CALL);
    await on.does(by, "record-opt-out", { channel: "sms", source: "call", evidence });
    await on.waitForWork(plusMinutes(on.now, chance.between(4, 8) * DAY));
    const asked = "Asked in writing to have texts again, form of that day.";
    await on.does(person("lena"), "record-opt-in", { channel: "sms", source: "letter", evidence: asked });
  },
};

/** Somebody wants to text at ten in the evening: the gate says from when on it may. */
export const tooLate = byDay(async (story) => {
  const { on } = story;
  const timeZone = on.state.customer.timeZones[0] ?? "Europe/London";
  const by = await worker(story);
  await on.waitUntil(atLocalTime(localDay(on.now, timeZone), "22:00", timeZone));
  await send(story, by, TEXT, DELIVERED);
}, 6);

/** Planned while it was lawful, and kept back when it was due, because a hold had come. */
export const keptBack: Beat = byDay(async (story) => {
  const { on } = story;
  const sendAt = plusMinutes(on.now, 2 * 60);
  const contactId = await plan(story, SYSTEM, { ...EMAIL, sendAt });
  if (contactId === null) return;
  await on.wait(35);
  const until = plusMinutes(on.now, 20 * DAY);
  const reason = "Debt adviser asks for time to make a plan";
  await on.does(await worker(story), "place-hold", { kind: "debt-advice", reason, until });
  await letGo(story, contactId);
});
