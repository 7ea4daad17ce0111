/**
 * The ledger: what a case's events add up to, by double entry. Every event's entries sum to zero; what is owed on a debt is
 * the sum of its `debt` entries. The database says the same on its own (`ledger_lines`), and `npm run verify` compares.
 */
import type { CaseEvent, NewEvent } from "./events.ts";
import type { Head } from "./money-words.ts";

/**
 * `debt`: what is owed, by head; `received`: money that came in; `credit`: what we hold for the customer; the others say
 * where what is owed came from or went.
 */
export const ACCOUNTS = {
  debt: "Owed",
  "taken-on": "Taken on",
  charged: "Charged",
  received: "Received",
  credit: "Customer's credit",
  "written-off": "Written off",
  adjusted: "Adjusted",
} as const;
export type Account = keyof typeof ACCOUNTS;
/** Debit above zero, credit below; minor units of the case's currency. Never zero. */
export type Entry = { account: Account; debtId: string | null; head: Head | null; amountMinor: number };

/** What the event posts; empty for one that moves no money. */
export function entriesOf(event: NewEvent | CaseEvent): Entry[] {
  return lines(event).filter(({ amountMinor }) => amountMinor !== 0);
}

function lines(event: NewEvent | CaseEvent): Entry[] {
  switch (event.type) {
    case "case-opened":
      return event.data.debts.flatMap(({ id, balanceMinor }) => opened(id, balanceMinor));
    case "debt-added":
      return opened(event.data.debt.id, event.data.debt.balanceMinor);
    case "charge-added": {
      const { debtId, head, amountMinor } = event.data;
      return [owed(debtId, head, amountMinor), other("charged", -amountMinor)];
    }
    case "debt-adjusted":
      return against("adjusted", event.data);
    case "debt-written-off":
      return against("written-off", event.data);
    case "payment-received":
    case "chargeback-won":
    case "refund-failed":
      return moved(event.data, 1);
    case "payment-reversed":
    case "payment-refunded":
    case "chargeback-opened":
      return moved(event.data, -1);
    case "credit-applied": {
      const total = sum(event.data.allocations);
      return [
        ...event.data.allocations.map((one) => owed(one.debtId, one.head, -one.amountMinor)),
        other("credit", total),
      ];
    }
    default:
      return [];
  }
}

function opened(debtId: string, balanceMinor: number): Entry[] {
  return [owed(debtId, "principal", balanceMinor), other("taken-on", -balanceMinor)];
}

type Changed = { debtId: string; lines: { head: Head; amountMinor: number }[] };

function against(account: Account, { debtId, lines }: Changed): Entry[] {
  return [...lines.map(({ head, amountMinor }) => owed(debtId, head, amountMinor)), other(account, -sum(lines))];
}

type Moved = {
  amountMinor: number;
  allocations: { debtId: string; head: Head; amountMinor: number }[];
  creditMinor: number;
};

function moved({ amountMinor, allocations, creditMinor }: Moved, sign: 1 | -1): Entry[] {
  return [
    other("received", sign * amountMinor),
    ...allocations.map((one) => owed(one.debtId, one.head, -sign * one.amountMinor)),
    other("credit", -sign * creditMinor),
  ];
}

function owed(debtId: string, head: Head, amountMinor: number): Entry {
  return { account: "debt", debtId, head, amountMinor };
}

function other(account: Account, amountMinor: number): Entry {
  return { account, debtId: null, head: null, amountMinor };
}

function sum(lines: { amountMinor: number }[]): number {
  return lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
