import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, firstActionDueAt, portfolioOf, requireCurrency, requireOpen } from "./context.ts";
import type { Portfolio } from "./directory.ts";
import type { Debt, NewEvent } from "./events.ts";
import { withdrawn } from "./handover.ts";
import { maskOf } from "./mask.ts";
import { endedPlan } from "./plan.ts";
import { demandsOfClosed } from "./planned-demands.ts";
import { Refusal } from "./refusal.ts";

type NewDebt = CommandOf<"add-debt">["debt"];

/** A new case belongs to its portfolio's default team, untaken. */
export function openCaseFacts(data: CommandOf<"open-case">, context: Context): NewEvent[] {
  const portfolio = portfolioOf(context, data.portfolio);
  requireDistinct(data.debts.map((debt) => debt.reference));
  const { reference = "", name = reference, phone, email, address, timeZone, timeZones } = data.customer;
  const masks = {
    ...(phone && { phone: maskOf("phone", phone) }),
    ...(email && { email: maskOf("email", email) }),
    ...(address && { address: maskOf("address", address) }),
  };
  return [
    {
      type: "case-opened",
      data: {
        portfolio: portfolio.slug,
        jurisdiction: portfolio.jurisdiction,
        currency: portfolio.currency,
        customer: {
          id: context.customerId ?? context.newId(),
          name,
          masks,
          timeZones: timeZones ?? [timeZone ?? portfolio.timeZone],
        },
        debts: data.debts.map((debt) => newDebt(debt, portfolio, context)),
        owner: { team: portfolio.defaultTeam, user: null },
        firstActionDueAt: firstActionDueAt(context, portfolio.defaultTeam),
      },
    },
  ];
}

export function addDebt({ debt }: CommandOf<"add-debt">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  requireDistinct([...state.debts.map((one) => one.reference), debt.reference]);
  return [{ type: "debt-added", data: { debt: newDebt(debt, portfolioOf(context, state.portfolio), context) } }];
}

/** Closing withdraws an open offer and takes back planned demands; the last owner stays accountable for the closed case. */
export function closeCase(data: CommandOf<"close-case">, state: CaseState): NewEvent[] {
  requireOpen(state);
  return [
    ...withdrawn(state, "closed"),
    ...endedPlan(state, "case-closed"),
    { type: "case-closed", data },
    ...demandsOfClosed(state),
  ];
}

/** A reopened case goes to its last team, untaken, with a new first action due. */
export function reopenCase(data: CommandOf<"reopen-case">, state: CaseState, context: Context): NewEvent[] {
  if (state.lifecycle.state === "open") throw new Refusal("case-open", "The case is open already.");
  const { team, user } = state.owner;
  return [
    { type: "case-reopened", data },
    {
      type: "owner-changed",
      data: {
        from: { team, user },
        to: { team, user: null },
        why: "reopened",
        firstActionDueAt: firstActionDueAt(context, team),
      },
    },
  ];
}

function newDebt(debt: NewDebt, portfolio: Portfolio, context: Context): Debt {
  if (debt.currency) requireCurrency(portfolio, debt.currency);
  return {
    id: context.newId(),
    reference: debt.reference,
    creditor: debt.creditor ?? portfolio.creditor,
    balanceMinor: debt.balanceMinor ?? debt.amountMinor ?? 0,
    dueOn: debt.dueOn ?? null,
    openedOn: debt.openedOn ?? debt.opened ?? null,
  };
}

function requireDistinct(references: string[]): void {
  const twice = references.find((one, at) => references.indexOf(one) !== at);
  if (twice === undefined) return;
  throw new Refusal("duplicate-debt", `The debt ${twice} is on this case already.`, { reference: twice });
}
