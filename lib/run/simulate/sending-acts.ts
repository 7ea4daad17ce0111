/** Messages, kept attempts and planned calls: what the gate judges. Its refusals are part of the day, and counted with their rules. */
import { STOPPED_ON_A_CALL } from "../../../prisma/demo/contact-words.ts";
import * as words from "../../../prisma/demo/words.ts";
import type { CaseState } from "../../domain/case.ts";
import type { Purpose } from "../../domain/contact-policy/input.ts";
import type { SentChannel } from "../../domain/contact-words.ts";
import { naturalPurpose } from "../../domain/natural-purpose.ts";
import { call, eagerness } from "./contact-acts.ts";
import { act, inMinutes, isMine, type Scene } from "./scene.ts";

/** The demo's templates for what people write about of their own accord. */
const TOPICS: Partial<Record<Purpose, { topic: string; channels: readonly [SentChannel, ...SentChannel[]] }>> = {
  collection: { topic: "payment-reminder", channels: ["email", "email", "sms", "whatsapp"] },
  support: { topic: "support", channels: ["email", "sms", "letter"] },
  "dispute-response": { topic: "dispute-acknowledged", channels: ["email", "letter"] },
  "complaint-response": { topic: "complaint-acknowledged", channels: ["email", "letter"] },
  "payment-confirmation": { topic: "receipt", channels: ["email", "sms"] },
};
const MOST_UNDER_WAY = 2;

export const SENDING_ACTS = [
  act({
    command: "schedule-contact",
    doing: "editing",
    weight: (scene) => (mayWrite(scene) ? 5 : 0),
    data: ({ chance, state }) => {
      const purpose = naturalPurpose(state);
      const { topic, channels } = TOPICS[purpose] ?? { topic: "support", channels: ["email"] as const };
      const channel = chance.pick(channels);
      return { channel, purpose, template: `${topic}-${channel}` };
    },
  }),
  act({
    command: "cancel-contact",
    doing: "viewing",
    weight: (scene) => (mine(scene) ? 0.6 : 0),
    data: (scene) => ({ contactId: mine(scene)?.id ?? "" }),
  }),
  act({
    command: "reserve-attempt",
    doing: "on-call",
    weight: (scene) => (kept(scene) ? 0 : 5 * eagerness(scene)),
    data: ({ state }) => ({ channel: "call", purpose: naturalPurpose(state) }),
  }),
  act({
    command: "record-contact",
    doing: "on-call",
    weight: (scene) => (kept(scene) ? 30 : 0),
    data: (scene) => ({ ...outcomeOf(scene), reservationId: kept(scene)?.id }),
  }),
  act({
    command: "release-attempt",
    doing: "viewing",
    weight: (scene) => (kept(scene) ? 9 : 0),
    data: (scene) => ({ reservationId: kept(scene)?.id ?? "" }),
  }),
  act({
    command: "plan-call",
    doing: "editing",
    weight: (scene) => (isMine(scene) ? (scene.state.nextAction ? 0.4 : 3) : 0),
    data: ({ chance, now, state }) => ({
      what: chance.pick(words.NEXT_ACTIONS),
      dueAt: inMinutes(now, chance.between(60, 4_320)),
      purpose: naturalPurpose(state),
    }),
  }),
  act({
    command: "record-opt-out",
    doing: "on-call",
    weight: (scene) => (isMine(scene) && !hasStopped(scene.state) ? 0.2 : 0),
    data: ({ chance }) => ({ channel: "sms", source: "call", evidence: chance.pick(STOPPED_ON_A_CALL) }),
  }),
];

/** On a case of mine that has no flood of messages under way. */
function mayWrite(scene: Scene): boolean {
  const underWay = scene.state.contacts.filter(({ status }) => status === "scheduled" || status === "sending");
  return isMine(scene) && underWay.length < MOST_UNDER_WAY && TOPICS[naturalPurpose(scene.state)] !== undefined;
}

/** What I have just pressed, and may still take back. */
function mine(scene: Scene): CaseState["contacts"][number] | undefined {
  const { state, me } = scene;
  if (!isMine(scene)) return undefined;
  return state.contacts.find(({ status, by }) => status === "scheduled" && by.id === me.id);
}

function kept({ state, me, now }: Scene): CaseState["reservations"][number] | undefined {
  return state.reservations.find(({ by, until }) => by.id === me.id && until > now);
}

function outcomeOf({ chance }: Scene) {
  return chance.happens(60) ? call("no-answer") : call("right-party-no-conversion", chance.pick(words.CONVERSATIONS));
}

function hasStopped({ contactFacts }: CaseState): boolean {
  return contactFacts.consents.sms?.is === "opted-out";
}
