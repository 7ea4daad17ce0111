/**
 * The frozen context pack: what the sender knew when offering, each fact with its source event. Why a customer needs
 * help is not copied into it: it stands in its own event and is asked for there, with a purpose. Runs in the browser too.
 */
import type { CaseState, ContactMade, Plan } from "./case.ts";
import { ADJUSTMENTS, CHANNELS, COMPLAINT_CATEGORIES, DISPUTE_REASONS, HOLD_KINDS } from "./codes.ts";
import { sayDay } from "./day-text.ts";
import { dispositionOf } from "./dispositions.ts";
import type { Fact, Pack } from "./events.ts";
import { formatMoney } from "./money.ts";
import { FREQUENCIES } from "./money-words.ts";
import { nextInstalment } from "./next-instalment.ts";

export function freezePack(state: CaseState): Pack {
  return {
    version: state.version,
    told: told(state),
    promised: promised(state),
    holds: holds(state),
    money: money(state),
    support: support(state),
    contacts: state.recentContacts.map(contact),
  };
}

function told(state: CaseState): Fact[] {
  const disputes = state.disputes
    .filter((dispute) => dispute.state.is === "open")
    .map(({ reason, note, version }) => ({
      version,
      text: join(`Disputes it: ${DISPUTE_REASONS[reason].toLowerCase()}`, note),
    }));
  const complaints = state.complaints.map(({ category, text, version }) => ({
    version,
    text: join(`Complains: ${COMPLAINT_CATEGORIES[category].toLowerCase()}`, text),
  }));
  return [...disputes, ...complaints];
}

function promised(state: CaseState): Fact[] {
  const facts: Fact[] = [];
  if (state.arrangement?.kind === "promise") {
    const { amountMinor, dueOn, version } = state.arrangement;
    facts.push({ version, text: `Promises ${formatMoney(amountMinor, state.currency)} by ${sayDay(dueOn)}` });
  }
  if (state.arrangement?.kind === "plan") facts.push(planned(state.arrangement, state.currency));
  if (state.nextAction) {
    const { what, dueAt, version } = state.nextAction;
    facts.push({ version, text: `${what}, by ${sayDay(dueAt)}` });
  }
  return facts;
}

function planned({ terms, instalments, receivedMinor, totalMinor, version }: Plan, currency: string): Fact {
  const next = nextInstalment({ instalments });
  const money = (minor: number) => formatMoney(minor, currency);
  const text = `Pays by plan, ${FREQUENCIES[terms.frequency].toLowerCase()}, ${money(receivedMinor)} of ${money(totalMinor)} paid`;
  return { version, text: next ? `${text}; next ${money(next.amountMinor)} on ${sayDay(next.dueOn)}` : text };
}

function holds(state: CaseState): Fact[] {
  return state.holds.map(({ kind, until, reason, version }) => ({
    version,
    text: join(`${HOLD_KINDS[kind].label}${until ? ` to ${sayDay(until)}` : ""}`, reason),
  }));
}

function money(state: CaseState): Fact[] {
  const version = state.moneyVersion;
  const facts = [
    { version, text: `Balance ${formatMoney(state.balanceMinor, state.currency)}` },
    { version, text: `Arrears ${formatMoney(state.arrearsMinor, state.currency)}` },
  ];
  const last = state.payments.filter((payment) => !payment.reversed).at(-1);
  if (last) {
    const text = `Last payment ${formatMoney(last.amountMinor, state.currency)} on ${sayDay(last.at)}`;
    facts.push({ version: last.version, text });
  }
  return [...facts, ...moneyToKnow(state)];
}

/** What the next owner must not find out by themselves. */
function moneyToKnow(state: CaseState): Fact[] {
  const { creditMinor, currency, debts, chargebacks, refunds, moneyVersion: version } = state;
  const money = (minor: number) => formatMoney(minor, currency);
  const facts: Fact[] = [];
  if (creditMinor > 0) facts.push({ version, text: `Credit ${money(creditMinor)}, to refund or apply` });
  if (creditMinor < 0) facts.push({ version, text: `${money(-creditMinor)} went back to the customer twice` });
  for (const { reference, interest, duplum } of debts) {
    if (interest) facts.push({ version, text: `${reference}: interest ${interest.annualBps / 100}% a year` });
    if (!duplum) continue;
    const left = money(Math.max(0, duplum.capMinor - duplum.usedMinor));
    facts.push({ version, text: `${reference}: the in duplum ceiling leaves ${left}` });
  }
  for (const one of chargebacks)
    if (one.is === "open")
      facts.push({ version: one.version, text: `Chargeback of ${money(one.amountMinor)} is open` });
  for (const one of refunds)
    if (one.is === "requested")
      facts.push({ version: one.version, text: `Refund of ${money(one.amountMinor)} is on its way` });
  return facts;
}

function support(state: CaseState): Fact[] {
  return state.needs.map(({ adjustments, version }) => ({
    version,
    text: adjustments.map((one) => ADJUSTMENTS[one]).join("; ") || "A need, without adjustment",
  }));
}

function contact({ at, channel, disposition, note, version }: ContactMade): Fact {
  const text = `${CHANNELS[channel]} on ${sayDay(at)}: ${dispositionOf(disposition).label.toLowerCase()}`;
  return { version, text: join(text, note) };
}

function join(head: string, rest: string | undefined): string {
  return rest ? `${head}. ${rest}` : head;
}
