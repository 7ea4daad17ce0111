/** What a draft of the contact policy would change on one case, and the sums over many. Pure. */
import type { CaseState } from "./case.ts";
import { gateInput, type Made, type Proposal } from "./contact-facts.ts";
import { type Comparison, comparePacks } from "./contact-policy/compare.ts";
import type { Pack } from "./contact-policy/index.ts";
import type { Channel, Purpose } from "./contact-policy/input.ts";

/** `blocked`, `freed`: a planned contact; `affected`: what may be done now, or from when on. */
export type PreviewSample = {
  ref: string;
  what: "blocked" | "freed" | "affected";
  channel: Channel;
  purpose: Purpose;
  /** When it is planned for. */
  at?: string;
  rules: string[];
};
export type PreviewSums = {
  /** Cases on which some channel is allowed, refused or allowed from another instant on than before. */
  affected: number;
  /** By rule: cases that it newly stands in the way on, and cases that it no longer does. */
  rules: Record<string, { blocks: number; frees: number }>;
  planned: number;
  blocked: number;
  blockedToday: number;
  freed: number;
  /** Cases that could not be judged. */
  unread: number;
};
export type Draft = { base: Pack; draft: Pack };
/** `endOfToday`: the end of the portfolio's day at `at`. */
type Moment = { at: string; endOfToday: string };
export type CaseEffect = { sums: PreviewSums; samples: PreviewSample[] };

export const NO_SUMS: PreviewSums = {
  affected: 0,
  rules: {},
  planned: 0,
  blocked: 0,
  blockedToday: 0,
  freed: 0,
  unread: 0,
};

/** What a person would ask of a case at any moment: an ordinary demand on each way that there is. */
const USUAL: readonly Channel[] = ["call", "sms", "email", "letter"];

/** The effect on one open case: what may be done at `at`, and what is planned. */
export function effectOn(state: CaseState, history: readonly Made[], packs: Draft, moment: Moment): CaseEffect {
  const now = effectNow(state, history, packs, moment.at);
  return plannedOf(state).reduce(
    (sum, planned) => added(sum, effectOnPlanned(state, history, packs, moment, planned)),
    now,
  );
}

export function added(a: CaseEffect, b: CaseEffect): CaseEffect {
  return { sums: addedSums(a.sums, b.sums), samples: [...a.samples, ...b.samples] };
}

export function addedSums(a: PreviewSums, b: PreviewSums): PreviewSums {
  const rules = { ...a.rules };
  for (const [rule, { blocks, frees }] of Object.entries(b.rules)) {
    const before = rules[rule] ?? { blocks: 0, frees: 0 };
    rules[rule] = { blocks: before.blocks + blocks, frees: before.frees + frees };
  }
  return {
    affected: a.affected + b.affected,
    rules,
    planned: a.planned + b.planned,
    blocked: a.blocked + b.blocked,
    blockedToday: a.blockedToday + b.blockedToday,
    freed: a.freed + b.freed,
    unread: a.unread + b.unread,
  };
}

function effectNow(state: CaseState, history: readonly Made[], packs: Draft, at: string): CaseEffect {
  const rules: PreviewSums["rules"] = {};
  let sample: PreviewSample | undefined;
  for (const channel of USUAL) {
    const usual = {
      channel,
      purpose: "collection",
      recipient: "customer",
      automated: false,
      optOutOffered: true,
    } as const;
    const { isSame, blocks, frees } = judged(state, history, packs, usual, at);
    if (isSame) continue;
    for (const rule of blocks) rules[rule] = { frees: 0, ...rules[rule], blocks: 1 };
    for (const rule of frees) rules[rule] = { blocks: 0, ...rules[rule], frees: 1 };
    sample ??= { ref: state.ref, what: "affected", channel, purpose: usual.purpose, rules: [...blocks, ...frees] };
  }
  if (!sample) return { sums: NO_SUMS, samples: [] };
  return { sums: { ...NO_SUMS, affected: 1, rules }, samples: [sample] };
}

type Planned = { proposal: Proposal; at: string };

/** Messages that wait to be sent, and the call that is the next action. */
function plannedOf({ contacts, nextAction }: CaseState): Planned[] {
  const messages = contacts
    .filter(({ status }) => status === "scheduled")
    .map(({ channel, purpose, recipient, automated, debtId, sendAt }) => ({
      proposal: {
        channel,
        purpose,
        recipient,
        automated,
        optOutOffered: true,
        ...(debtId !== undefined && { debtId }),
      },
      at: sendAt,
    }));
  if (!nextAction?.call) return messages;
  const { purpose, debtId } = nextAction.call;
  const call = { channel: "call", purpose, recipient: "customer", automated: false } as const;
  return [...messages, { proposal: { ...call, ...(debtId !== undefined && { debtId }) }, at: nextAction.dueAt }];
}

function effectOnPlanned(
  state: CaseState,
  history: readonly Made[],
  packs: Draft,
  { at: now, endOfToday }: Moment,
  { proposal, at }: Planned,
): CaseEffect {
  // What is overdue is asked for now.
  const { before, after, blocks, frees } = judged(state, history, packs, proposal, at < now ? now : at);
  const sums = { ...NO_SUMS, planned: 1 };
  if (before === after) return { sums, samples: [] };
  const { channel, purpose } = proposal;
  const sample = { ref: state.ref, channel, purpose, at };
  if (after) return { sums: { ...sums, freed: 1 }, samples: [{ ...sample, what: "freed", rules: frees }] };
  const blockedToday = at < endOfToday ? 1 : 0;
  return {
    sums: { ...sums, blocked: 1, blockedToday },
    samples: [{ ...sample, what: "blocked", rules: blocks }],
  };
}

function judged(
  state: CaseState,
  history: readonly Made[],
  { base, draft }: Draft,
  proposal: Proposal,
  at: string,
): Comparison {
  return comparePacks(gateInput(proposal, at, state, history), base, draft);
}
