/** Calls, texts and letters that settle nothing. */
import { SYSTEM } from "../../lib/server/identity.ts";
import { type Beat, worker } from "./story.ts";
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
    ] as const);
    await story.on.does(await worker(story), "record-contact", { channel: "call", direction: "outbound", disposition });
  },
};

export const voicemail: Beat = {
  days: 0,
  play: async (story) => {
    const note = story.chance.pick(words.VOICEMAILS);
    await story.on.does(await worker(story), "record-contact", {
      channel: "voicemail",
      direction: "outbound",
      disposition: "voicemail-left",
      note,
    });
  },
};

export const text: Beat = {
  days: 0,
  play: async ({ on, chance }) => {
    const note = chance.pick(words.TEXTS);
    await on.does(SYSTEM, "record-contact", {
      channel: "sms",
      direction: "outbound",
      disposition: "message-sent",
      note,
    });
  },
};

export const letter: Beat = {
  days: 0,
  play: async ({ on, chance }) => {
    const note = chance.pick(words.LETTERS);
    await on.does(SYSTEM, "record-contact", {
      channel: "letter",
      direction: "outbound",
      disposition: "letter-sent",
      note,
    });
  },
};

export const conversation: Beat = {
  days: 0,
  play: async (story) => {
    const by = await worker(story);
    const refused = story.chance.happens(20);
    await story.on.does(by, "record-contact", {
      channel: "call",
      direction: story.chance.happens(35) ? "inbound" : "outbound",
      disposition: refused ? "right-party-refused" : "right-party-no-conversion",
      note: story.chance.pick(refused ? words.REFUSALS : words.CONVERSATIONS),
    });
  },
};

export const note: Beat = {
  days: 0,
  play: async (story) => {
    await story.on.does(await worker(story), "add-note", { text: story.chance.pick(words.NOTES) });
  },
};
