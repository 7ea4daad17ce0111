/** Calls, texts and letters that settle nothing yet. */
import { SYSTEM } from "../../lib/server/identity.ts";
import { inventPhone } from "./customers.ts";
import { type Beat, call, worker, workingMoment } from "./story.ts";
import * as words from "./words.ts";

export const taken: Beat = {
  days: 1,
  play: async (story) => {
    await worker(story);
  },
};

export const missedCall: Beat = {
  days: 0,
  play: async (story) => {
    const disposition = story.chance.weighted([
      [6, "no-answer"],
      [2, "busy"],
      [1, "hung-up"],
      [1, "third-party"],
    ] as const);
    await story.on.does(await worker(story), "record-contact", { channel: "call", direction: "outbound", disposition });
  },
};

export const voicemail: Beat = {
  days: 0,
  play: async (story) => {
    const note = story.chance.pick(words.VOICEMAILS);
    const by = await worker(story);
    const how = { channel: "voicemail", direction: "outbound", disposition: "voicemail-left" } as const;
    await story.on.does(by, "record-contact", { ...how, note });
  },
};

export const text: Beat = {
  days: 0,
  play: async ({ on, chance }) => {
    const channel = chance.pick(["sms", "sms", "email", "whatsapp"] as const);
    const how = { channel, direction: "outbound", disposition: "message-sent" } as const;
    await on.does(SYSTEM, "record-contact", { ...how, note: chance.pick(words.TEXTS) });
  },
};

export const reply: Beat = {
  days: 0,
  play: async (story) => {
    const by = await worker(story);
    const how = { channel: "sms", direction: "inbound", disposition: "message-received" } as const;
    await story.on.does(by, "record-contact", { ...how, note: story.chance.pick(words.REPLIES) });
  },
};

export const letter: Beat = {
  days: 0,
  play: async ({ on, chance }) => {
    const how = { channel: "letter", direction: "outbound", disposition: "letter-sent" } as const;
    await on.does(SYSTEM, "record-contact", { ...how, note: chance.pick(words.LETTERS) });
  },
};

export const conversation: Beat = {
  days: 0,
  play: async (story) => {
    const by = await worker(story);
    const refused = story.chance.happens(20);
    const outcome = refused ? "right-party-refused" : "right-party-no-conversion";
    const direction = story.chance.happens(35) ? "inbound" : "outbound";
    const note = story.chance.pick(refused ? words.REFUSALS : words.CONVERSATIONS);
    await story.on.does(by, "record-contact", call(outcome, note, { direction }));
  },
};

export const callBack: Beat = {
  days: 0,
  play: async (story) => {
    const by = await worker(story);
    const nextAction = { what: "Call back as asked", dueAt: workingMoment(story, story.chance.between(120, 1_200)) };
    const note = story.chance.pick(words.CALL_BACKS);
    await story.on.does(by, "record-contact", call("right-party-call-back", note, { nextAction }));
  },
};

/** A number that no longer serves, and the new one that the customer gives. */
export const newNumber: Beat = {
  days: 3,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const disposition = chance.pick(["wrong-number", "disconnected"] as const);
    await on.does(by, "record-contact", { channel: "call", direction: "outbound", disposition });
    await on.waitWorking(chance.between(300, 900));
    await on.does(by, "record-contact", call("call-received", words.NEW_NUMBER, { direction: "inbound" }));
    await on.wait(1);
    const value = inventPhone(on.state.jurisdiction, chance.between(0, 999));
    await on.does(by, "change-contact-point", { kind: "phone", value, verified: true });
  },
};

export const note: Beat = {
  days: 0,
  play: async (story) => {
    await story.on.does(await worker(story), "add-note", { text: story.chance.pick(words.NOTES) });
  },
};

/** A note with a slip in it, put right a few minutes later. */
export const correctedNote: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const [wrong, right] = chance.pick(words.CORRECTIONS);
    await on.does(by, "add-note", { text: wrong });
    const { version } = on.state;
    await on.wait(chance.between(2, 20));
    await on.does(by, "correct-entry", { version, text: right });
  },
};
