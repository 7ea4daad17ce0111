/** The kinds of case that the demo's history is made of, and how many there are of each. */
import * as attempt from "./attempt-beats.ts";
import * as care from "./care-beats.ts";
import type { Chance } from "./chance.ts";
import * as contact from "./contact-beats.ts";
import * as ending from "./ending-beats.ts";
import type { Journey } from "./journey.ts";
import * as message from "./message-beats.ts";
import * as money from "./money-beats.ts";
import * as ownership from "./ownership-beats.ts";
import * as pay from "./pay-beats.ts";
import * as plan from "./plan-beats.ts";
import type { Beat } from "./story.ts";
import { DEMO_PORTFOLIO_SLUGS, type DemoPortfolioSlug } from "./teams.ts";
import * as told from "./told-beats.ts";

type Kind = Journey & { count: number; only?: DemoPortfolioSlug };

const past = { age: [70, 540], lasts: [20, 150] } as const;

/** Oldest first: closed cases, then open ones, then those that nobody has taken yet. */
const KINDS: Kind[] = [
  closed(20, [message.reminder, money.promiseKept, money.partPayment, ending.paidOff]),
  closed(8, [message.putOff, money.promiseMoved, money.promiseBroken, ending.paidOff]),
  closed(10, [message.stoppedForAWhile, message.answered, money.promiseBroken, contact.conversation, ending.settled]),
  closed(7, [message.keptBack, care.disclosure, care.supportNote, care.supportNote, ending.writtenOff]),
  closed(6, [message.unknown, care.disputeResolved, money.promiseKept, ending.paidOff]),
  closed(4, [told.ceasedForAWhile, care.complaintAnswered, contact.conversation, ending.settled]),
  closed(7, [message.returnedLetter, contact.letter, ending.givenBack]),
  closed(4, [told.thoughtDead, contact.note, ending.duplicate]),
  closed(4, [told.representedForAWhile, care.breathingSpaceOver, money.promiseKept, ending.paidOff]),
  {
    ...closed(4, [attempt.givenBack, ownership.toLateStage, money.promiseBroken, money.promiseKept, ending.settled]),
    only: "uk-cards",
  },
  closed(5, [attempt.lapsed, ownership.reassigned, money.reversal, money.promiseKept, ending.paidOff]),
  { ...open(6, [14, 60], [ending.paidOff, ending.reopened, contact.conversation, ending.nextAction]) },

  open(14, [6, 45], [message.reminder, contact.note, attempt.plannedCall]),
  open(6, [6, 45], [message.reminder, contact.note, plan.planMade]),
  open(12, [10, 60], [contact.callBack, message.answered, attempt.keptAndCalled, ending.nextAction]),
  open(10, [20, 120], [contact.newNumber, pay.paidByLink, contact.conversation, ending.nextAction]),
  open(8, [20, 90], [told.wishes, contact.correctedNote, ownership.declined, contact.conversation, ending.nextAction]),
  open(5, [20, 90], [told.moved, ownership.withdrawn, pay.cannotAfford, contact.conversation, ending.nextAction]),
  open(5, [25, 90], [message.bounced, ownership.expired, pay.paidByBank, contact.reply, ending.nextAction]),
  open(
    6,
    [20, 110],
    [message.takenBack, attempt.keptAndCalled, ownership.reassigned, money.partPayment, ending.nextAction],
  ),
  open(14, [10, 90], [told.verified, message.stoppedByLink, money.promiseStanding]),
  open(5, [40, 260], [message.reminder, money.promiseKept, money.promiseKept, money.promiseStanding]),
  open(2, [100, 260], [message.reminder, money.promiseKept, plan.planPaid]),
  open(2, [110, 260], [money.promiseRestored, plan.planReviewed]),
  open(1, [100, 260], [message.reminder, plan.planRestored]),
  open(4, [40, 200], [message.parked, money.promiseBroken, money.reversal, money.promiseStanding]),
  open(
    9,
    [15, 130],
    [message.stoppedByReply, money.promiseBroken, pay.gaveUpPaying, contact.missedCall, ending.nextAction],
  ),
  open(3, [60, 160], [money.promiseBroken, plan.planBroken, contact.missedCall, ending.nextAction]),
  open(2, [90, 160], [message.stoppedByReply, plan.planSkipped]),
  open(8, [20, 70], [message.failed, pay.closedLinks, care.disputeOpened, contact.letter, ending.nextAction]),
  open(4, [40, 160], [message.unknownStill, care.disputeResolved, contact.conversation, ending.nextAction]),
  open(10, [25, 200], [care.disclosure, care.supportNote, money.partPayment, ending.nextAction]),
  open(6, [25, 120], [told.represented, ownership.askedAndAccepted, care.vulnerabilityHold, ending.nextAction]),
  { ...open(6, [25, 110], [care.disclosure, care.breathingSpace, ending.nextAction]), only: "uk-cards" },
  { ...open(5, [30, 140], [told.inDefault, care.debtReview, ending.nextAction]), only: "za-store-cards" },
  open(4, [30, 140], [care.supervisorHoldLifted, money.promiseStanding]),
  open(4, [10, 60], [message.tooLate, care.supervisorHold, ending.nextAction]),
  open(5, [20, 90], [told.ceased, care.complaint, contact.letter, ending.nextAction]),
  {
    ...open(8, [40, 200], [money.promiseBroken, ownership.toLateStage, contact.conversation, ending.nextAction]),
    only: "uk-cards",
  },
  open(4, [40, 160], [care.disclosure, care.supportNote, ownership.returned, ending.nextAction]),
  open(3, [10, 60], [contact.conversation, told.died]),
  { count: 6, age: [0, 1], lasts: [0, 0], course: () => [] },
];

const SHARES = [
  [58, "uk-cards"],
  [26, "us-receivables"],
  [16, "za-store-cards"],
] as const satisfies [number, DemoPortfolioSlug][];

export type Planned = { number: number; portfolio: DemoPortfolioSlug; journey: Journey };

/** Every case of the history, numbered. */
export function planned(chance: Chance): Planned[] {
  const each = KINDS.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
  return each.map((kind, at) => {
    const portfolio = kind.only ?? chance.weighted(SHARES) ?? DEMO_PORTFOLIO_SLUGS[0];
    return { number: at + 1, portfolio, journey: kind };
  });
}

function closed(count: number, course: Beat[]): Kind {
  return { count, ...past, course: (chance) => [contact.taken, ...attempts(chance, 1, 6), ...course] };
}

function open(count: number, age: Journey["age"], course: Beat[]): Kind {
  return { count, age, course: (chance) => [contact.taken, ...attempts(chance, 1, 7), ...course] };
}

function attempts(chance: Chance, low: number, high: number): Beat[] {
  const { missedCall, voicemail, text, letter, conversation, reply } = contact;
  const kinds = [missedCall, missedCall, missedCall, voicemail, text, text, letter, conversation, reply] as const;
  return Array.from({ length: chance.between(low, high) }, () => chance.pick(kinds));
}
