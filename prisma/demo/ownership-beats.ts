/** Cases that pass from one to another: offered and accepted, declined, withdrawn, expired; reassigned, returned. */
import { plusMinutes } from "../../lib/domain/calendar.ts";
import type { CommandInput } from "../../lib/domain/commands.ts";
import type { Identity } from "../../lib/server/identity.ts";
import * as words from "./handover-words.ts";
import { idOf, person } from "./people.ts";
import { type Beat, oneOf, type Story, worker } from "./story.ts";
import { DEMO_TEAMS } from "./teams.ts";

type Offer = CommandInput["offer-handover"];

/** The owner offers the case; returns the offer's id. */
export async function offer(story: Story, said: Offer): Promise<string> {
  const by = await worker(story);
  await story.on.does(by, "offer-handover", said);
  return openOffer(story);
}

/** The owner offers the case, and somebody of the other team accepts it while there is time. */
export async function handOver(story: Story, said: Offer): Promise<Identity> {
  const { on, chance } = story;
  const handoverId = await offer(story, said);
  const minutes = DEMO_TEAMS[said.toTeam]?.acceptMinutes ?? 60;
  await on.waitWorking(chance.between(3, Math.floor(minutes / 2)), said.toTeam);
  const receiver = person(oneOf(said.toTeam, chance));
  await on.does(receiver, "accept-handover", { handoverId, readBack: chance.pick(words.READ_BACKS) });
  return receiver;
}

export const toLateStage: Beat = {
  days: 5,
  play: async (story) => {
    await handOver(story, { toTeam: "late-stage", reason: "workload", note: story.chance.pick(words.LATE_OFFERS) });
  },
};

/** The receiver asks first; the sender answers; then it is accepted. */
export const askedAndAccepted: Beat = {
  days: 5,
  play: async (story) => {
    const { on, chance } = story;
    const sender = await worker(story);
    const note = chance.pick(words.SUPPORT_OFFERS);
    const toTeam = "specialist-support";
    const handoverId = await offer(story, { toTeam, reason: "vulnerability", note, ask: "A call before Friday" });
    const receiver = person(oneOf(toTeam, chance));
    await on.wait(chance.between(4, 15));
    await on.does(receiver, "ask-about-handover", { handoverId, question: chance.pick(words.QUESTIONS) });
    await on.wait(chance.between(2, 12));
    await on.does(sender, "answer-handover-question", { handoverId, answer: chance.pick(words.ANSWERS) });
    await on.wait(chance.between(1, 9));
    await on.does(receiver, "accept-handover", { handoverId, readBack: chance.pick(words.READ_BACKS) });
  },
};

export const declined: Beat = {
  days: 2,
  play: async (story) => {
    const { on, chance } = story;
    const toTeam = on.state.owner.team === "late-stage" ? "specialist-support" : "late-stage";
    const handoverId = await offer(story, { toTeam, reason: "skill", note: chance.pick(words.LATE_OFFERS) });
    await on.waitWorking(chance.between(4, 30), toTeam);
    const reason = chance.pick(["wrong-team", "missing-information", "no-capacity"] as const);
    await on.does(person(oneOf(toTeam, chance)), "decline-handover", { handoverId, reason });
  },
};

export const withdrawn: Beat = {
  days: 1,
  play: async (story) => {
    const { on, chance } = story;
    const sender = await worker(story);
    const note = chance.pick(words.SUPPORT_OFFERS);
    const handoverId = await offer(story, { toTeam: "specialist-support", reason: "financial-difficulty", note });
    await on.wait(chance.between(3, 25));
    await on.does(sender, "withdraw-handover", { handoverId });
  },
};

/** An offer to a team in which nobody answers. */
export const expired: Beat = {
  days: 6,
  play: async (story) => {
    const { on, chance } = story;
    const toTeam = chance.pick(["financial-difficulty", "payments"] as const);
    await offer(story, { toTeam, reason: "financial-difficulty", note: chance.pick(words.SUPPORT_OFFERS) });
    await on.waitUntil(plusMinutes(on.state.handover?.expiresAt ?? on.now, 30));
  },
};

/** The lead moves the case to another member of the team, or to the first one's queue where there is no other. */
export const reassigned: Beat = {
  days: 1,
  play: async (story) => {
    const { on, chance } = story;
    await worker(story);
    const { team, user } = on.state.owner;
    const toUser = user === idOf("amara") ? idOf("ben") : user === idOf("ben") ? idOf("amara") : null;
    const lead = DEMO_TEAMS[team]?.lead ?? "lena";
    await on.does(person(lead), "reassign", { toTeam: team, toUser, reason: chance.pick(words.REASSIGNMENTS) });
  },
};

/** The owner gives the case back to whoever held it before. */
export const returned: Beat = {
  days: 1,
  play: async (story) => {
    const by = await worker(story);
    await story.on.does(by, "return-case", { reason: story.chance.pick(words.RETURNS) });
  },
};

/** The lead sends the case to the queue of a team in which nobody works today. */
export const leftWaiting: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    await worker(story);
    const toTeam = chance.pick(["financial-difficulty", "bereavement", "payments"] as const);
    const reason = "Needs that team; please take it from the queue.";
    await on.does(person(DEMO_TEAMS[on.state.owner.team]?.lead ?? "lena"), "reassign", { toTeam, reason });
  },
};

function openOffer({ on }: Story): string {
  if (!on.state.handover) throw new Error("No offer is open.");
  return on.state.handover.id;
}
