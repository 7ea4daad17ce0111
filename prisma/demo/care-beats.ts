/** What stops or slows the work: disputes, complaints, disclosures, holds. */
import { plusMinutes } from "../../lib/domain/calendar.ts";
import type { CommandInput } from "../../lib/domain/commands.ts";
import * as care from "./care-words.ts";
import * as handover from "./handover-words.ts";
import { handOver, returned } from "./ownership-beats.ts";
import { person } from "./people.ts";
import { type Beat, call, type Story, worker } from "./story.ts";
import { DEMO_TEAMS } from "./teams.ts";

const DAY = 24 * 60;

/** The customer disputes the debt, and Disputes takes the case over. */
export const disputeOpened: Beat = {
  days: 5,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const dispute = chance.pick(care.DISPUTES);
    await on.does(by, "record-contact", call("right-party-dispute", dispute.note ?? "", { dispute }));
    await on.wait(chance.between(5, 40));
    await handOver(story, { toTeam: "disputes", reason: "dispute", note: chance.pick(handover.DISPUTE_OFFERS) });
  },
};

/** The same, decided after some days and given back. */
export const disputeResolved: Beat = {
  days: 24,
  play: async (story) => {
    const { on, chance } = story;
    await disputeOpened.play(story);
    await on.waitForWork(plusMinutes(on.now, chance.between(6, 16) * DAY));
    const disputeId = on.state.disputes.at(-1)?.id ?? "";
    const [outcome, note] = chance.pick(care.DISPUTE_ENDS);
    await on.does(person("ines"), "resolve-dispute", { disputeId, outcome, note });
    await on.wait(chance.between(10, 60));
    await returned.play(story);
  },
};

/** A disclosure during a call; the agent stops and hands over to Specialist Support. */
export const disclosure: Beat = {
  days: 4,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const told = chance.pick(care.DISCLOSURES);
    await on.does(
      by,
      "record-contact",
      call("right-party-disclosure", "Told us why it is hard.", { disclosure: told }),
    );
    await on.wait(chance.between(3, 20));
    if (on.state.owner.team === "specialist-support") return;
    const note = chance.pick(handover.SUPPORT_OFFERS);
    const promised = "That one person calls back and nobody else";
    await handOver(story, { toTeam: "specialist-support", reason: "vulnerability", note, promised });
  },
};

export const supportNote: Beat = {
  days: 0,
  play: async (story) => {
    const by = await worker(story);
    const outcome = call("right-party-no-conversion", story.chance.pick(care.SUPPORT_NOTES));
    await story.on.does(by, "record-contact", outcome);
  },
};

/** The customer complains by phone; Complaints takes the case over. */
export const complaint: Beat = {
  days: 5,
  play: async (story) => {
    const { on, chance } = story;
    const by = await worker(story);
    const said = chance.pick(care.COMPLAINTS);
    const contact = call("right-party-complaint", "Wants to complain.", { direction: "inbound", complaint: said });
    await on.does(by, "record-contact", contact);
    await on.wait(chance.between(4, 30));
    await hold(story, { kind: "complaint", reason: "Until the final answer has been sent" });
    await handOver(story, { toTeam: "complaints", reason: "complaint", note: "Wants the answer in writing." });
  },
};

/** The answer is sent, the hold is lifted, and the case goes back. */
export const complaintAnswered: Beat = {
  days: 30,
  play: async (story) => {
    const { on, chance } = story;
    await complaint.play(story);
    await on.waitForWork(plusMinutes(on.now, chance.between(8, 24) * DAY));
    const answer = { channel: "letter", direction: "outbound", disposition: "letter-sent" } as const;
    await on.does(person("olu"), "record-contact", { ...answer, note: "Final answer, with the ombudsman’s leaflet." });
    await lastHoldLifted(story, "Final answer sent.");
    await on.wait(chance.between(5, 50));
    await returned.play(story);
  },
};

/** Sixty days without contact about repayment, from the register's notice. */
export const breathingSpace: Beat = {
  days: 0,
  play: (story) =>
    hold(story, {
      kind: "breathing-space",
      reason: `Register notice, reference BSS-${story.chance.between(10, 99)}-${story.chance.between(1_000, 9_999)}`,
      until: plusMinutes(story.on.now, 60 * DAY),
    }),
};

export const breathingSpaceOver: Beat = {
  days: 61,
  play: async (story) => {
    await breathingSpace.play(story);
    await story.on.wait(60 * DAY + 1);
  },
};

export const debtReview: Beat = {
  days: 0,
  play: (story) =>
    hold(story, {
      kind: "debt-review",
      reason: `Form 17.1 received, counsellor NCRDC${story.chance.between(1_000, 4_000)}`,
    }),
};

export const vulnerabilityHold: Beat = {
  days: 0,
  play: (story) =>
    hold(story, {
      kind: "vulnerability",
      reason: "While the budget and the support letter are looked at",
      until: plusMinutes(story.on.now, story.chance.between(20, 40) * DAY),
    }),
};

/** Placed by the lead, with an end. */
export const supervisorHold: Beat = {
  days: 0,
  play: async (story) => {
    const { on, chance } = story;
    await worker(story);
    const lead = DEMO_TEAMS[on.state.owner.team]?.lead ?? "lena";
    const until = plusMinutes(on.now, chance.between(7, 20) * DAY);
    const reason = chance.pick(care.SUPERVISOR_HOLDS);
    await on.does(person(lead), "place-hold", { kind: "supervisor", reason, until });
  },
};

export const supervisorHoldLifted: Beat = {
  days: 5,
  play: async (story) => {
    await supervisorHold.play(story);
    await story.on.waitForWork(plusMinutes(story.on.now, 4 * DAY));
    await lastHoldLifted(story, "Settled; contact may go on.");
  },
};

async function hold(story: Story, data: CommandInput["place-hold"]): Promise<void> {
  const by = await worker(story);
  await story.on.does(by, "place-hold", data);
}

/** A lead lifts it: agents may not. */
async function lastHoldLifted({ on }: Story, reason: string): Promise<void> {
  const holdId = on.state.holds.at(-1)?.id;
  if (!holdId) return;
  await on.does(person(DEMO_TEAMS[on.state.owner.team]?.lead ?? "lena"), "lift-hold", { holdId, reason });
}
