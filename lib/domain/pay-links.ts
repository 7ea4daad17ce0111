/** Links by which a customer pays: made by a person or with a message, opened, locked after wrong answers, taken back. */
import { plusMinutes } from "./calendar.ts";
import type { CaseState, PayLink } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, portfolioOf, requireDebt, requireOpen } from "./context.ts";
import type { NewEvent } from "./events.ts";
import type { MoneySystemCommand } from "./money-commands.ts";
import { moneyRulesOf } from "./money-rules.ts";
import { Refusal } from "./refusal.ts";

type Told<T extends MoneySystemCommand["type"]> = Extract<MoneySystemCommand, { type: T }>["data"];
const MINUTES_A_DAY = 24 * 60;

export function makePayLink(
  { debtId, days }: CommandOf<"make-pay-link">,
  state: CaseState,
  context: Context,
): NewEvent[] {
  requireOpen(state);
  requireDebt(state, debtId);
  const last = days ?? moneyRulesOf(portfolioOf(context, state.portfolio)).payLinkDays;
  const expiresAt = plusMinutes(context.now, last * MINUTES_A_DAY);
  return [payLinkMade({ linkId: context.newId(), expiresAt, ...(debtId !== undefined && { debtId }) })];
}

export function payLinkMade(data: Extract<NewEvent, { type: "pay-link-made" }>["data"]): NewEvent {
  return { type: "pay-link-made", data };
}

export function revokePayLink({ linkId }: CommandOf<"revoke-pay-link">, state: CaseState): NewEvent[] {
  const link = linkOf(state, linkId);
  if (!link) throw new Refusal("unknown-link", "The case has no such pay link.", { linkId });
  return link.is === "revoked" ? [] : [{ type: "pay-link-revoked", data: { linkId, why: "person" } }];
}

/** A person is there: told once, and once more when they have been identified. */
export function openPayLink({ linkId, identified = false }: Told<"open-pay-link">, state: CaseState): NewEvent[] {
  const link = linkOf(state, linkId);
  if (link?.is !== "live") return [];
  return [
    ...(link.openedAt ? [] : [{ type: "pay-link-opened" as const, data: { linkId } }]),
    ...(identified && !link.identifiedAt ? [{ type: "pay-link-identified" as const, data: { linkId } }] : []),
  ];
}

export function lockPayLink({ linkId }: Told<"lock-pay-link">, state: CaseState): NewEvent[] {
  return linkOf(state, linkId)?.is === "live" ? [{ type: "pay-link-locked", data: { linkId } }] : [];
}

function linkOf({ payLinks }: CaseState, linkId: string): PayLink | undefined {
  return payLinks.find(({ id }) => id === linkId);
}
