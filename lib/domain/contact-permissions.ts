/** What a case allows now, channel by channel, before anybody asks for one contact. Pure. */
import type { CaseState } from "./case.ts";
import { type Gate, judge, type Proposal } from "./contact-facts.ts";
import { type Budget, budgetOf, type ContactDecision } from "./contact-policy/index.ts";
import { CHANNELS, type Channel } from "./contact-policy/input.ts";

/** An attempt that somebody keeps; `by` and `ref` only for who may read the case that it is kept on. */
export type Kept = { until: string; by?: string; ref?: string };
export type Permission = Omit<ContactDecision, "pack"> & {
  channel: Channel;
  /** The next instant at which it is lawful: the one asked for when it is now, null when none is known. */
  next: string | null;
  /** Of the limit with the least left; null where nothing is counted. */
  used: number | null;
  allowed: number | null;
  /** "in seven days" */
  window: string | null;
  /** Every limit that is counted. */
  limits: Budget[];
  reserved: Kept[];
};
export type Asked = Pick<Proposal, "purpose" | "recipient" | "debtId" | "automated">;

/** A message carries its way to opt out: every template of Baton's does, and is judged on its own when it is sent. */
export function permissionsOf(
  state: CaseState,
  gate: Gate,
  at: string,
  asked: Asked,
  kept: readonly Kept[],
): Permission[] {
  return CHANNELS.map((channel) => permissionOf(state, gate, at, { ...asked, channel, optOutOffered: true }, kept));
}

function permissionOf(state: CaseState, gate: Gate, at: string, proposal: Proposal, kept: readonly Kept[]): Permission {
  const { input, pack: _, ...judged } = judge(proposal, at, state, gate);
  const limits = budgetOf(input, gate.packFor(at));
  const [tightest] = limits.toSorted((a, b) => a.allowed - a.used - (b.allowed - b.used));
  return {
    channel: proposal.channel,
    ...judged,
    next: judged.decision === "allow" ? at : (judged.until ?? null),
    used: tightest?.used ?? null,
    allowed: tightest?.allowed ?? null,
    window: tightest?.window ?? null,
    limits,
    reserved: proposal.channel === "call" || proposal.channel === "voicemail" ? [...kept] : [],
  };
}
