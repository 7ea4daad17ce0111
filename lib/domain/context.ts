import { addWorkingMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import type { Directory, Portfolio, Team } from "./directory.ts";
import type { Actor, EventType } from "./events.ts";
import { Refusal } from "./refusal.ts";

/** What a decision may know beside the case: the instant, the actor, the organisation, fresh ids. */
export type Context = {
  /** When it happens in the world: the event's `occurredAt`. Deadlines are computed from it. */
  now: string;
  /** When it is recorded: the database clock under the row lock. */
  at: string;
  actor: Actor;
  directory: Directory;
  newId: () => string;
  /** The customer whose case is being opened. */
  customerId?: string;
  /** The entry that `correct-entry` names, null when the case has no such version. */
  entry?: { type: EventType; actor: Actor } | null;
};

export function teamOf(context: Context, slug: string): Team {
  const team = context.directory.teams[slug];
  if (!team)
    throw new Refusal("unknown-team", `There is no team ${slug}. See GET /teams for the teams.`, { team: slug });
  return team;
}

export function portfolioOf(context: Context, slug: string): Portfolio {
  const portfolio = context.directory.portfolios[slug];
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

export function requireCurrency(state: { currency: string }, currency: string): void {
  if (currency === state.currency) return;
  const facts = { expected: state.currency, given: currency };
  throw new Refusal("wrong-currency", `The case is in ${state.currency}, not ${currency}.`, facts, "wrong-currency");
}
