/**
 * Which case a line of a bank's statement belongs to. Sure is only what the payer named: a case or a debt, one open case, its
 * currency. Everything else is for a person to see, with the reasons. Nothing here posts.
 */
import type { BankLine } from "./bank-line.ts";
import type { Reason } from "./bank-words.ts";
import { isNameOf } from "./payer-name.ts";
import { caseRefsIn, namesPartOf, namesReference, type Written } from "./references.ts";

/** What is known of a case that a line may belong to. Amounts in minor units of its currency. */
export type Candidate = {
  ref: string;
  open: boolean;
  currency: string;
  name: string;
  customerReference: string | null;
  debts: { id: string; reference: string; balanceMinor: number }[];
  balanceMinor: number;
  arrearsMinor: number;
  /** What is still missing to a standing promise, and the next instalment of a plan. */
  promiseMinor: number | null;
  instalmentMinor: number | null;
  /** Payments that stand, newest first. */
  payments: { id: string; amountMinor: number; on: string }[];
  /** The account that this line came from has paid for it before. */
  paidBefore: boolean;
};
/** What the line's surroundings say. */
export type Surroundings = {
  candidates: readonly Candidate[];
  /** Payouts of the gateway that are known: its id, and what it comes to. */
  payouts: readonly { id: string; amountMinor: number; currency: string }[];
  /** A file of another kind told of a payment of this account, day and amount. */
  twin: boolean;
};

export type Suggestion = {
  ref: string;
  debtId?: string;
  /** The payment that is taken back. */
  paymentId?: string;
  /** 1 to 99. */
  score: number;
  reasons: Reason[];
};
export type Matching =
  | { is: "sure"; ref: string; debtId?: string; reasons: Reason[] }
  | { is: "suggested"; suggestions: Suggestion[]; notes: Reason[] }
  | { is: "payout"; payout: string }
  | { is: "unmatched"; notes: Reason[] };

const SCORES: Partial<Record<Reason, number>> = {
  "case-reference": 90,
  "debt-reference": 85,
  "customer-reference": 70,
  "part-of-reference": 40,
  "paid-before": 45,
  name: 30,
  promise: 30,
  instalment: 25,
  balance: 25,
  arrears: 20,
  payment: 20,
};
const LEAST = 30;
const MOST = 5;
/** Not posted to, only shown. */
const BARRED: ReadonlySet<Reason> = new Set(["wrong-currency", "closed"]);

export function matchLine(line: BankLine, around: Surroundings): Matching {
  const payout = line.direction === "in" ? payoutOf(line, around.payouts) : null;
  if (payout) return { is: "payout", payout };
  if (line.direction === "out" && !line.returned) return { is: "unmatched", notes: [] };
  const named = around.candidates.map((candidate) => ({ candidate, names: namesOf(line, candidate) }));
  if (line.returned)
    return suggest(
      named.map((one) => takenBack(line, one)),
      ["taken-back"],
    );
  const notes = notesOf(line, around, named);
  const sure = notes.length === 0 ? named.find(({ candidate, names }) => names.sure && candidate.open) : undefined;
  if (sure) return { is: "sure", ref: sure.candidate.ref, ...sure.names.debt, reasons: sure.names.reasons };
  return suggest(
    named.map((one) => suggestionOf(line, one)),
    notes,
  );
}

/** The gateway's own reference of the transfer, and its very amount: nothing a customer could write by accident. */
function payoutOf(line: BankLine, payouts: Surroundings["payouts"]): string | null {
  const sameSum = payouts.filter((one) => one.amountMinor === line.amountMinor && one.currency === line.currency);
  const written = [...line.texts, line.endToEndId ?? "", line.counterparty ?? ""];
  const named = sameSum.find(({ id }) => written.some((text) => text.includes(id)));
  const fromGateway = written.some((text) => /\bstripe\b/i.test(text));
  const only = fromGateway && sameSum.length === 1 ? sameSum[0] : undefined;
  return named?.id ?? only?.id ?? null;
}

type Names = { sure: boolean; debt?: { debtId: string }; reasons: Reason[] };
type Named = { candidate: Candidate; names: Names };

/** What the payer wrote that names this case. */
function namesOf(line: BankLine, candidate: Candidate): Names {
  const refs = textsOf(line).flatMap(caseRefsIn);
  const ref = refs.find(({ text }) => text === candidate.ref);
  const debt = candidate.debts.find(({ reference }) => namesReference(textsOf(line), reference));
  const reasons: Reason[] = [];
  if (ref) reasons.push(ref.whole ? "case-reference" : "part-of-reference");
  if (debt) reasons.push("debt-reference");
  const { customerReference } = candidate;
  if (customerReference && namesReference(textsOf(line), customerReference)) reasons.push("customer-reference");
  if (!ref && !debt && candidate.debts.some(({ reference }) => namesPartOf(textsOf(line), reference)))
    reasons.push("part-of-reference");
  return { sure: isWhole(ref) || debt !== undefined, ...(debt && { debt: { debtId: debt.id } }), reasons };
}

function isWhole(ref: Written | undefined): boolean {
  return ref?.whole === true;
}

function textsOf({ texts, endToEndId }: BankLine): string[] {
  return endToEndId === null ? texts : [...texts, endToEndId];
}

/** Why it is not posted by itself although somebody is named. */
function notesOf(line: BankLine, { twin }: Surroundings, named: Named[]): Reason[] {
  const sure = named.filter(({ names }) => names.sure);
  const open = sure.filter(({ candidate }) => candidate.open);
  // A closed case that was followed by an open one of the same debt is not meant any more; one named by its own reference is.
  const meant = new Set([...open, ...sure.filter(({ names }) => names.reasons.includes("case-reference"))]);
  const notes: Reason[] = [];
  if (meant.size > 1) notes.push("several-cases");
  if ([...meant].some(({ candidate }) => candidate.currency !== line.currency)) notes.push("wrong-currency");
  if (sure.length > 0 && open.length === 0) notes.push("closed");
  if (twin) notes.push("twin");
  return notes;
}

function suggestionOf(line: BankLine, { candidate, names }: Named): Suggestion {
  const reasons = [...names.reasons];
  if (candidate.paidBefore) reasons.push("paid-before");
  if (line.counterparty && isNameOf(line.counterparty, candidate.name)) reasons.push("name");
  const debt = names.debt ?? debtOf(line, candidate);
  if (candidate.currency !== line.currency) reasons.push("wrong-currency");
  else if (reasons.length > 0) reasons.push(...amountReasons(line.amountMinor, candidate));
  if (!candidate.open) reasons.push("closed");
  return { ref: candidate.ref, ...debt, score: scoreOf(reasons), reasons };
}

/** One of several debts that is owed just this. */
function debtOf(line: BankLine, { debts, currency }: Candidate): { debtId: string } | undefined {
  if (debts.length < 2 || currency !== line.currency) return undefined;
  const same = debts.filter(({ balanceMinor }) => balanceMinor === line.amountMinor);
  return same.length === 1 && same[0] ? { debtId: same[0].id } : undefined;
}

function amountReasons(amountMinor: number, candidate: Candidate): Reason[] {
  const { promiseMinor, instalmentMinor, arrearsMinor, balanceMinor } = candidate;
  const found: [Reason, number | null][] = [
    ["promise", promiseMinor],
    ["instalment", instalmentMinor],
    ["balance", balanceMinor],
    ["arrears", arrearsMinor === balanceMinor ? null : arrearsMinor],
  ];
  return found.flatMap(([reason, minor]) => (minor === amountMinor ? [reason] : []));
}

/** A return is suggested where a payment of its amount stands: the newest one on or before its day. */
function takenBack(line: BankLine, named: Named): Suggestion {
  const { candidate } = named;
  const payment = candidate.payments.find((one) => one.amountMinor === line.amountMinor && one.on <= line.bookedOn);
  const { debtId: _, ...suggestion } = suggestionOf({ ...line, amountMinor: 0 }, named);
  const about = suggestion.reasons.filter((reason) => reason !== "closed");
  if (!payment || candidate.currency !== line.currency) return { ...suggestion, score: 0 };
  const reasons: Reason[] = [...about, "payment"];
  return { ...suggestion, paymentId: payment.id, score: scoreOf(reasons), reasons };
}

function scoreOf(reasons: Reason[]): number {
  const sum = reasons.reduce((score, reason) => score + (SCORES[reason] ?? 0), 0);
  const barred = reasons.some((reason) => BARRED.has(reason));
  return Math.min(99, barred ? Math.ceil(sum / 2) : sum);
}

function suggest(all: Suggestion[], notes: Reason[]): Matching {
  const suggestions = all
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1))
    .slice(0, MOST);
  return suggestions.length > 0 ? { is: "suggested", suggestions, notes } : { is: "unmatched", notes };
}
