/** The link to pay that a message carries: where the customer may be asked, and the text says it. */
import { plusMinutes } from "../../domain/calendar.ts";
import type { CaseState } from "../../domain/case.ts";
import type { Purpose } from "../../domain/contact-policy/input.ts";
import type { Directory } from "../../domain/directory.ts";
import type { EventData } from "../../domain/events.ts";
import { moneyRulesOf } from "../../domain/money-rules.ts";
import { offersOn } from "../../domain/pay-offers.ts";
import { everyText, type TemplateContent } from "../../domain/templates/template.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { newId } from "../ids.ts";
import { payUrl } from "../pay/token.ts";

export type PayLinkMade = { url: string; made: EventData["pay-link-made"] };

/** Asking for money, or confirming some; an answer to a dispute or a complaint, and support, ask for nothing. */
const PURPOSES: readonly Purpose[] = [
  "collection",
  "reminder",
  "enforcement",
  "statutory-notice",
  "payment-confirmation",
  "customer-requested",
];
const MINUTES_A_DAY = 24 * 60;

/** Withheld where the table of holds does not let us ask, where nothing is owed, and from whoever is not the customer. */
export function mayCarryPayLink(
  version: TemplateContent,
  { purpose, recipient = "customer" }: { purpose: Purpose; recipient?: string | undefined },
  state: CaseState,
  now: string,
): boolean {
  if (recipient !== "customer" || !PURPOSES.includes(purpose) || version.channel === "letter") return false;
  const says = everyText(version).some(({ body }) => body.includes("links.pay"));
  const { asks, pay } = offersOn(state, now);
  return says && asks && pay && paymentGateway() !== null;
}

export function makePayLink(
  { state, now }: { state: CaseState; now: string },
  { portfolios }: Directory,
  { id: contactId, debtId }: { id: string; debtId?: string },
): PayLinkMade {
  const linkId = newId();
  const portfolio = portfolios[state.portfolio];
  const days = moneyRulesOf(portfolio ?? {}).payLinkDays;
  const expiresAt = plusMinutes(now, days * MINUTES_A_DAY);
  const made = { linkId, expiresAt, contactId, ...(debtId !== undefined && { debtId }) };
  return { url: payUrl(linkId), made };
}
