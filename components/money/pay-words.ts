/** What the case says of a payment while it is made, and of what became of it. */
import type { CaseState } from "#lib/domain/case.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { PAY_ENDS, PAY_METHODS } from "#lib/domain/money-words.ts";

type Money = (minor: number) => string;
type Session = NonNullable<CaseState["paySession"]>;

/** "Customer is paying now: £96.00, card." */
export function sayPaying({ is, amountMinor, method }: Session, money: Money): string {
  const what = [money(amountMinor), method && PAY_METHODS[method].toLowerCase()].filter(Boolean).join(", ");
  if (is === "pending") return `Payment on its way: ${what}.`;
  return is === "failed" ? `Payment failed: ${what}.` : `Customer is paying now: ${what}.`;
}

export function sayCode(code: string | undefined): string {
  return code ? `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll(/[-_]/g, " ")}. ` : "";
}

/** How a payment that was being made ended, in the order in which it was told; null for other events. */
export function sayEnd(event: CaseEvent, money: Money): string | null {
  if (event.type === "payment-received")
    return event.data.sessionId ? `Paid ${money(event.data.amountMinor)} just now.` : null;
  if (event.type === "payment-abandoned")
    return event.data.why === "replaced" ? null : `Payment not finished: ${PAY_ENDS[event.data.why].toLowerCase()}.`;
  return null;
}

/** Those of the events that say how a payment ended; one that was given up is no news once another was begun. */
export function paymentEnds(events: readonly CaseEvent[], since: number): CaseEvent[] {
  const begun = events.findLast(({ type }) => type === "payment-started")?.version ?? 0;
  return events.filter(({ type, version }) => version > since && (type !== "payment-abandoned" || version > begun));
}

const LOOKING_MS = 30 * 60_000;

/** The link that the customer has opened and not paid by yet, while that is news. */
export function linkOpened({ payLinks, payments, paySession }: CaseState, now: number) {
  if (paySession) return null;
  const opened = payLinks.findLast(({ is, openedAt }) => is === "live" && openedAt);
  if (!opened?.openedAt || now - Date.parse(opened.openedAt) > LOOKING_MS) return null;
  const { openedAt, identifiedAt } = opened;
  if (payments.some(({ at }) => at > openedAt)) return null;
  return { ...opened, openedAt, ...(identifiedAt && { identifiedAt }) };
}
