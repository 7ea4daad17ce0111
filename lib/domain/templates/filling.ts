/** What the fields of a template are filled with: from the case as it is now, the organisation, and what an agent typed. */
import { localDay } from "../calendar.ts";
import type { CaseState } from "../case-state.ts";
import type { Directory } from "../directory.ts";
import { nextInstalment } from "../next-instalment.ts";
import type { CaseField, FieldValue } from "./fields.ts";
import type { Jurisdiction, Sender } from "./template.ts";

export type Filling = {
  jurisdiction: Jurisdiction;
  currency: string;
  /** By field; what the case does not have is not there. */
  fields: Readonly<Partial<Record<CaseField, FieldValue>>>;
  /** As typed: text, an amount such as 120.50, a day such as 2026-11-27. */
  inputs: Readonly<Record<string, string>>;
};

export type Known = {
  state: CaseState;
  directory: Directory;
  sender: Sender;
  /** Made for this one message. */
  links: { preferences: string; pay?: string };
  inputs?: Readonly<Record<string, string>>;
  debtId?: string;
  /** The instant of sending. */
  at: string;
};

/** The fields of one message on one case. Pure: what is not known is left out, and a template says what it does without. */
export function fieldsOf(known: Known): Filling {
  const { state, links, inputs = {} } = known;
  const fields = { ...caseFields(known), ...moneyFields(known), ...openMatters(known), ...senderFields(known) };
  const said = Object.entries({ ...fields, "links.preferences": links.preferences, "links.pay": links.pay }).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return {
    jurisdiction: state.jurisdiction,
    currency: state.currency,
    fields: Object.fromEntries(said) as Filling["fields"],
    inputs,
  };
}

type Values = Partial<Record<CaseField, FieldValue | null | undefined>>;

function caseFields({ state, directory, debtId, at }: Known): Values {
  const portfolio = directory.portfolios[state.portfolio];
  const debt = debtOf(state, debtId);
  return {
    "customer.name": state.customer.name,
    "case.reference": state.ref,
    "creditor.name": debt?.creditor || portfolio?.creditor,
    "portfolio.name": portfolio?.name,
    "debt.reference": debt?.reference,
    "debt.due-day": debt?.dueOn && { day: debt.dueOn },
    today: { day: localDay(at, portfolio?.timeZone ?? "UTC") },
  };
}

function moneyFields({ state, debtId, directory }: Known): Values {
  const { currency, arrangement } = state;
  const promise = arrangement?.kind === "promise" ? arrangement : null;
  const instalment = arrangement?.kind === "plan" ? nextInstalment(arrangement) : undefined;
  const payment = state.payments.findLast(({ reversed }) => !reversed);
  const debt = debtOf(state, debtId);
  const timeZone = directory.portfolios[state.portfolio]?.timeZone ?? "UTC";
  const money = (amountMinor: number | undefined) => (amountMinor === undefined ? null : { amountMinor, currency });
  return {
    "case.balance": money(state.balanceMinor),
    "case.arrears": money(state.arrearsMinor),
    "debt.balance": money(debt?.balanceMinor),
    "promise.amount": money(promise?.amountMinor),
    "promise.day": promise && { day: promise.dueOn },
    "plan.amount": money(instalment && instalment.amountMinor - instalment.receivedMinor),
    "plan.day": instalment ? { day: instalment.dueOn } : null,
    "payment.amount": money(payment?.amountMinor),
    "payment.day": payment && { day: localDay(payment.at, timeZone) },
  };
}

function openMatters({ state, directory, debtId }: Known): Values {
  const timeZone = directory.portfolios[state.portfolio]?.timeZone ?? "UTC";
  const dayOf = (at: string | null | undefined) => (at ? { day: localDay(at, timeZone) } : null);
  const open = state.disputes.filter(({ state: { is } }) => is === "open");
  const dispute = open.find((one) => one.debtId === debtId) ?? open.at(-1);
  const breathing = state.holds.find(({ kind, until }) => kind === "breathing-space" && until !== null);
  return {
    "dispute.day": dayOf(dispute?.openedAt),
    "complaint.day": dayOf(state.complaints.at(-1)?.openedAt),
    "breathing-space.until": dayOf(breathing?.until),
    "call-back.time": state.nextAction && {
      at: state.nextAction.dueAt,
      timeZone: state.customer.timeZones[0] ?? timeZone,
    },
  };
}

function senderFields({ state, directory, sender }: Known): Values {
  const team = directory.teams[state.owner.team];
  return {
    "team.name": team?.name,
    "team.telephone": sender.teamTelephones[state.owner.team] || sender.telephone,
    "our.name": sender.name,
    "our.telephone": sender.telephone,
    "our.email": sender.email,
    "our.website": sender.website,
    "our.address": sender.address,
    "our.registration": sender.registration,
  };
}

function debtOf({ debts }: CaseState, debtId: string | undefined) {
  if (debtId !== undefined) return debts.find(({ id }) => id === debtId);
  return debts.length === 1 ? debts[0] : undefined;
}
