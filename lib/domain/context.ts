import { addWorkingMinutes } from "./calendar.ts";
import type { CaseState, DebtState } from "./case.ts";
import type { Gate } from "./contact-facts.ts";
import type { Reason } from "./contact-policy/index.ts";
import type { Channel, Purpose } from "./contact-policy/input.ts";
import type { Directory, Portfolio, Team } from "./directory.ts";
import type { Actor, EventData, EventType } from "./events.ts";
import { Refusal } from "./refusal.ts";

/** What a decision may know beside the case: the instant, the actor, the organisation, fresh ids. */
export type Context = {
  /** When it happens in the world: the event's `occurredAt`. Deadlines are computed from it. */
  now: string;
  /** When it is judged: the database clock under the row lock, or `now` where what has happened is told in process. */
  at: string;
  actor: Actor;
  directory: Directory;
  newId: () => string;
  /** The customer whose case is being opened. */
  customerId?: string;
  /** The entry that `correct-entry` names, null when the case has no such version. */
  entry?: { type: EventType; actor: Actor } | null;
  /** What the gate is asked with beside the case; of commands that propose a contact. */
  gate?: Gate;
  /** The template of a contact that is planned or let go; null when there is none of that name in force. */
  message?: Message | null;
  /** Of a letter that is cancelled: its print batch is not closed yet. */
  letterWaits?: boolean;
  /** Of what bounced or was returned, or is about to be printed: it went to an address that is not the customer's own now. */
  elsewhere?: boolean;
};

/** A template as it is in force, and, when its contact is let go, what it says. */
export type Message = {
  channel: Channel;
  purposes: readonly Purpose[];
  template: EventData["contact-scheduled"]["template"];
  optOutOffered: boolean;
  /** What the law or the house wants in it and it lacks, and what else keeps it from being sent. */
  missing: readonly Reason[];
  content?: EventData["contact-released"]["content"];
  provider?: string;
  /** The link to pay that it carries. */
  payLink?: EventData["pay-link-made"];
};

export function gateOf({ gate }: Context): Gate {
  if (!gate) throw new Error("A contact is proposed only where the gate can be asked.");
  return gate;
}

export function messageOf({ message }: Context): Message {
  if (!message)
    throw new Refusal("unknown-template", "There is no template of this name in force. See GET /templates.");
  return message;
}

export function teamOf(context: Context, slug: string): Team {
  const team = context.directory.teams[slug];
  if (!team)
    throw new Refusal("unknown-team", `There is no team ${slug}. See GET /teams for the teams.`, { team: slug });
  return team;
}

export function portfolioOf({ directory }: Pick<Context, "directory">, slug: string): Portfolio {
  const portfolio = directory.portfolios[slug];
  if (!portfolio) throw new Refusal("unknown-portfolio", `There is no portfolio ${slug}.`, { portfolio: slug });
  return portfolio;
}

/** When the first action is due in a team that gets a case now. */
export function firstActionDueAt(context: Context, slug: string): string {
  const team = teamOf(context, slug);
  return addWorkingMinutes(context.now, team.firstActionMinutes, team.hours);
}

export function requireOpen(state: CaseState): void {
  if (state.lifecycle.state === "closed") {
    throw new Refusal("case-closed", "The case is closed. Reopen it first.", { reason: state.lifecycle.reason });
  }
}

export function requireDebt(state: CaseState, debtId: string | undefined): void {
  if (debtId === undefined || state.debts.some((debt) => debt.id === debtId)) return;
  throw new Refusal("unknown-debt", "The case has no debt with this id. Its debts are in the case's state.", {
    debtId,
  });
}

/** The debt of this id, once it is known to be there. */
export function debtIn({ debts }: CaseState, debtId: string): DebtState {
  const debt = debts.find(({ id }) => id === debtId);
  if (!debt) throw new Error("It was found before.");
  return debt;
}

export function requireCurrency(state: { currency: string }, currency: string): void {
  if (currency === state.currency) return;
  const facts = { expected: state.currency, given: currency };
  throw new Refusal("wrong-currency", `The case is in ${state.currency}, not ${currency}.`, facts, "wrong-currency");
}
