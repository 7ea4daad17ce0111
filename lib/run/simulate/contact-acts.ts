/** Calls, messages, notes and what is next. */
import * as words from "../../../prisma/demo/words.ts";
import type { CommandInput } from "../../domain/commands.ts";
import type { DispositionSlug } from "../../domain/dispositions.ts";
import { act, inMinutes, isMine, minutesSince, type Scene } from "./scene.ts";

type Contact = CommandInput["record-contact"];

export const CONTACT_ACTS = [
  act({ command: "record-contact", doing: "on-call", weight: (scene) => 6 * eagerness(scene), data: missedCall }),
  act({ command: "record-contact", doing: "on-call", weight: (scene) => 4 * eagerness(scene), data: conversation }),
  act({
    command: "record-contact",
    doing: "on-call",
    weight: (scene) => (canPromise(scene) ? 5 * eagerness(scene) : 0),
    data: ({ chance }) => call("right-party-promise", chance.pick(words.PROMISES)),
  }),
  act({ command: "record-contact", doing: "on-call", weight: (scene) => 2 * eagerness(scene), data: callBack }),
  act({ command: "record-contact", doing: "editing", weight: (scene) => (isMine(scene) ? 4 : 0.5), data: message }),
  act({
    command: "add-note",
    doing: "editing",
    weight: (scene) => (isMine(scene) ? 5 : 1),
    data: ({ chance }) => ({ text: chance.pick(words.NOTES) }),
  }),
  act({
    command: "set-next-action",
    doing: "editing",
    weight: (scene) => (isMine(scene) ? (scene.state.nextAction ? 0.7 : 4) : 0),
    data: ({ chance, now }) => ({
      what: chance.pick(words.NEXT_ACTIONS),
      dueAt: inMinutes(now, chance.between(20, 4_320)),
    }),
  }),
];

export function call(disposition: DispositionSlug, note?: string): Contact {
  return { channel: "call", direction: "outbound", disposition, ...(note !== undefined && { note }) };
}

/** How readily somebody calls: on a case of theirs, not again at once, never where calls are unwelcome. */
export function eagerness(scene: Scene): number {
  const { lastContact, customer } = scene.state;
  const unwelcome = customer.adjustments.some((one) => one === "no-calls" || one === "letters-only");
  if (unwelcome || !isMine(scene)) return 0;
  return lastContact && minutesSince(lastContact.at, scene.now) < 10 ? 0.3 : 1;
}

function canPromise({ state }: Scene): boolean {
  return state.arrangement === null && state.balanceMinor > 0;
}

function missedCall({ chance }: Scene): Contact {
  if (chance.happens(35)) {
    const how = { channel: "voicemail", direction: "outbound", disposition: "voicemail-left" } as const;
    return { ...how, note: chance.pick(words.VOICEMAILS) };
  }
  const outcomes = [
    [6, "no-answer"],
    [2, "busy"],
    [1, "hung-up"],
    [1, "third-party"],
  ] as const;
  return call(chance.weighted<DispositionSlug>(outcomes));
}

function conversation({ chance }: Scene): Contact {
  const refused = chance.happens(20);
  return refused
    ? call("right-party-refused", chance.pick(words.REFUSALS))
    : call("right-party-no-conversion", chance.pick(words.CONVERSATIONS));
}

function callBack({ chance, now }: Scene): Contact {
  const dueAt = inMinutes(now, chance.between(30, 1_440));
  const nextAction = { what: "Call back as asked", dueAt };
  return { ...call("right-party-call-back", chance.pick(words.CALL_BACKS)), nextAction };
}

function message({ chance, state }: Scene): Contact {
  if (state.customer.adjustments.includes("letters-only")) {
    const letter = { channel: "letter", direction: "outbound", disposition: "letter-sent" } as const;
    return { ...letter, note: chance.pick(words.LETTERS) };
  }
  const channel = chance.pick(["sms", "email", "whatsapp"] as const);
  return chance.happens(45)
    ? { channel, direction: "inbound", disposition: "message-received", note: chance.pick(words.REPLIES) }
    : { channel, direction: "outbound", disposition: "message-sent", note: chance.pick(words.TEXTS) };
}
