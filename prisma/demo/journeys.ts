/** The kinds of case that the demo's history is made of, and how many there are of each. */
import * as care from "./care-beats.ts";
import type { Chance } from "./chance.ts";
import * as contact from "./contact-beats.ts";
import * as ending from "./ending-beats.ts";
import type { Journey } from "./journey.ts";
import * as money from "./money-beats.ts";
import * as ownership from "./ownership-beats.ts";
import type { Beat } from "./story.ts";
import { DEMO_PORTFOLIO_SLUGS, type DemoPortfolioSlug } from "./teams.ts";

type Kind = Journey & { count: number; only?: DemoPortfolioSlug };

const past = { age: [70, 540], lasts: [20, 150] } as const;

/** Oldest first: closed cases, then open ones, then those that nobody has taken yet. */
const KINDS: Kind[] = [
  closed(20, [money.promiseKept, money.partPayment, ending.paidOff]),
  closed(8, [money.promiseMoved, money.promiseBroken, ending.paidOff]),
  closed(10, [money.promiseBroken, contact.conversation, ending.settled]),
  closed(7, [care.disclosure, care.supportNote, care.supportNote, ending.writtenOff]),
  closed(6, [care.disputeResolved, money.promiseKept, ending.paidOff]),
  closed(4, [care.complaintAnswered, contact.conversation, ending.settled]),
  closed(7, [contact.letter, contact.letter, ending.givenBack]),
  closed(4, [contact.note, ending.duplicate]),
  closed(4, [care.breathingSpaceOver, money.promiseKept, ending.paidOff]),
  { ...closed(4, [ownership.toLateStage, money.promiseBroken, money.promiseKept, ending.settled]), only: "uk-cards" },
  closed(5, [ownership.reassigned, money.reversal, money.promiseKept, ending.paidOff]),
  { ...open(6, [14, 60], [ending.paidOff, ending.reopened, contact.conversation, ending.nextAction]) },

  open(20, [6, 45], [contact.note, ending.nextAction]),
  open(12, [10, 60], [contact.callBack, contact.reply, ending.nextAction]),
  open(10, [20, 120], [contact.newNumber, contact.conversation, ending.nextAction]),
  open(8, [20, 90], [contact.correctedNote, ownership.declined, contact.conversation, ending.nextAction]),
  open(5, [20, 90], [ownership.withdrawn, contact.conversation, ending.nextAction]),
  open(5, [25, 90], [ownership.expired, contact.reply, ending.nextAction]),
  open(6, [20, 110], [ownership.reassigned, money.partPayment, ending.nextAction]),
  open(14, [10, 90], [money.promiseStanding]),
  open(10, [40, 260], [money.promiseKept, money.promiseKept, money.promiseStanding]),
  open(4, [40, 200], [money.promiseBroken, money.reversal, money.promiseStanding]),
  open(14, [15, 130], [money.promiseBroken, contact.missedCall, ending.nextAction]),
  open(8, [20, 70], [care.disputeOpened, contact.letter, ending.nextAction]),
  open(4, [40, 160], [care.disputeResolved, contact.conversation, ending.nextAction]),
  open(12, [25, 200], [care.disclosure, care.supportNote, money.partPayment, ending.nextAction]),
  open(7, [25, 120], [ownership.askedAndAccepted, care.vulnerabilityHold, ending.nextAction]),
  { ...open(7, [25, 110], [care.disclosure, care.breathingSpace, ending.nextAction]), only: "uk-cards" },
  { ...open(6, [30, 140], [care.debtReview, ending.nextAction]), only: "za-store-cards" },
  open(4, [30, 140], [care.supervisorHoldLifted, money.promiseStanding]),
  open(4, [10, 60], [care.supervisorHold, ending.nextAction]),
  open(7, [20, 90], [care.complaint, contact.letter, ending.nextAction]),
  {
    ...open(10, [40, 200], [money.promiseBroken, ownership.toLateStage, contact.conversation, ending.nextAction]),
    only: "uk-cards",
  },
  open(4, [40, 160], [care.disclosure, care.supportNote, ownership.returned, ending.nextAction]),
  open(3, [10, 60], [contact.conversation, ownership.leftWaiting]),
  { count: 8, age: [0, 1], lasts: [0, 0], course: () => [] },
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
