/** Taking, offering, answering an offer and giving back. */
import * as words from "../../../prisma/demo/handover-words.ts";
import { destinationsOf } from "./destinations.ts";
import { act, inMinutes, isMine, minutesSince, type Scene } from "./scene.ts";

export const HANDOVER_ACTS = [
  act({
    command: "take-case",
    doing: "viewing",
    weight: ({ state, mayTake }) => (state.owner.user === null && !state.handover && mayTake ? 40 : 0),
    data: () => ({}),
  }),
  act({ command: "offer-handover", doing: "editing", weight: readyToOffer, data: offer }),
  act({
    command: "accept-handover",
    doing: "editing",
    weight: (scene) => (isAsked(scene) && !wouldKeep(scene) ? 40 : 0),
    data: ({ state, chance }) => ({
      handoverId: idOf(state.handover),
      ...(chance.happens(70) && { readBack: chance.pick(words.READ_BACKS) }),
    }),
  }),
  act({
    command: "decline-handover",
    doing: "viewing",
    weight: (scene) => (isAsked(scene) ? 5 : 0),
    data: ({ state, chance }) => ({
      handoverId: idOf(state.handover),
      reason: chance.pick(["no-capacity", "missing-information", "wrong-team"] as const),
    }),
  }),
  act({
    command: "ask-about-handover",
    doing: "editing",
    weight: (scene) => (isAsked(scene) && scene.state.handover?.question === undefined ? 14 : 0),
    data: ({ state, chance }) => ({ handoverId: idOf(state.handover), question: chance.pick(words.QUESTIONS) }),
  }),
  act({
    command: "answer-handover-question",
    doing: "editing",
    weight: (scene) => (isMine(scene) && hasQuestion(scene) ? 60 : 0),
    data: ({ state, chance }) => ({ handoverId: idOf(state.handover), answer: chance.pick(words.ANSWERS) }),
  }),
  act({
    command: "withdraw-handover",
    doing: "viewing",
    weight: (scene) => (isMine(scene) && waitedFor(scene, 3) ? 1.5 : 0),
    data: ({ state }) => ({ handoverId: idOf(state.handover) }),
  }),
  act({
    command: "return-case",
    doing: "editing",
    weight: (scene) => (isMine(scene) && canReturn(scene) ? 1.2 : 0),
    data: ({ chance }) => ({ reason: chance.pick(words.RETURNS) }),
  }),
  act({
    command: "reassign",
    doing: "editing",
    weight: (scene) => (teamMates(scene).length > 0 && !scene.state.handover ? 0.8 : 0),
    data: (scene) => ({
      toTeam: scene.state.owner.team,
      toUser: scene.chance.pick(teamMates(scene) as [string, ...string[]]),
      reason: scene.chance.pick(words.REASSIGNMENTS),
    }),
  }),
];

function readyToOffer(scene: Scene): number {
  if (scene.state.handover || !isMine(scene)) return 0;
  const [best] = destinationsOf(scene);
  return best ? best.weight : 0;
}

function offer(scene: Scene) {
  const { chance, now } = scene;
  const [first, ...others] = destinationsOf(scene);
  if (!first) throw new Error("An offer is weighed only where somebody can receive it.");
  const {
    toTeam,
    reason,
    notes,
    weight: _,
  } = chance.weighted([first, ...others].map((one) => [one.weight, one] as const));
  return {
    toTeam,
    ...receiver(scene, toTeam),
    reason,
    note: chance.pick(notes),
    ...(chance.happens(35) && { promised: "I said that one person will call, before the end of tomorrow." }),
    ...(chance.happens(30) && {
      ask: "Please ring once and confirm in writing.",
      askBy: inMinutes(now, chance.between(120, 2_880)),
    }),
    acceptWithinMinutes: chance.pick([15, 30, 60]),
  };
}

/**
 * A colleague by name or the whole team. Whoever looks on is told of an offer to their team too, so there it is a
 * colleague by name, and only now and then one of those who look on.
 */
function receiver({ chance, cast, guests, state }: Scene, toTeam: string): { toUser?: string } {
  const ofTeam = ({ id, teams }: { id: string; teams: readonly string[] }) =>
    teams.includes(toTeam) && id !== state.owner.user;
  const colleagues = cast.colleagues.filter((one) => ofTeam(one) && !guests.watching.has(one.id));
  const guest = guests.mayBeOffered.find(ofTeam);
  if (guest && (colleagues.length === 0 || chance.happens(50))) return { toUser: guest.id };
  const isWatched = cast.people.some((one) => ofTeam(one) && guests.watching.has(one.id));
  const named = colleagues[chance.between(0, Math.max(0, colleagues.length - 1))];
  return named && (isWatched || chance.happens(40)) ? { toUser: named.id } : {};
}

/** The offer is to me or to a team of mine, still stands, and has been there long enough to be read. */
function isAsked({ me, state: { handover }, now }: Scene): boolean {
  if (!handover || handover.expiresAt <= inMinutes(now, 0.2) || minutesSince(handover.offeredAt, now) < 0.1)
    return false;
  if (handover.question !== undefined && handover.answer === undefined) return false;
  return handover.toUser === null ? me.teams.includes(handover.toTeam) : handover.toUser === me.id;
}

function wouldKeep({ me, state: { owner, handover } }: Scene): boolean {
  return owner.user === me.id && owner.team === handover?.toTeam;
}

function hasQuestion({ state: { handover } }: Scene): boolean {
  return handover?.question !== undefined && handover.answer === undefined;
}

function waitedFor({ state: { handover }, now }: Scene, minutes: number): boolean {
  return handover !== null && minutesSince(handover.offeredAt, now) > minutes;
}

function canReturn({ state: { owner, previousOwner, handover } }: Scene): boolean {
  if (!previousOwner || handover) return false;
  return previousOwner.team !== owner.team || previousOwner.user !== owner.user;
}

function teamMates({ cast, state: { owner } }: Scene): string[] {
  return cast.colleagues.filter(({ id, teams }) => teams.includes(owner.team) && id !== owner.user).map(({ id }) => id);
}

function idOf(handover: Scene["state"]["handover"]): string {
  if (!handover) throw new Error("An answer to an offer is weighed only while one is open.");
  return handover.id;
}
