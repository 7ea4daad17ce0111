/** Three accounts of one day: what the gateway says, what the ledger says, what the bank says. Pure. */
import type { Day } from "../calendar.ts";

export const SIDES = { gateway: "Gateway", ledger: "Ledger", bank: "Bank" } as const;
export type Side = keyof typeof SIDES;
export const MONEY_KINDS = {
  payment: "Payment",
  refund: "Refund",
  chargeback: "Chargeback",
  reversal: "Reversal",
  payout: "Payout",
} as const;
export type MoneyKind = keyof typeof MONEY_KINDS;
/** Who carried the money, in the ledger's words. */
export type Carrier = "gateway" | "bank" | "elsewhere";

/** One fact of money on one side. Amounts are signed minor units: what came in is above zero. */
export type Told = {
  side: Side;
  carrier: Carrier;
  kind: MoneyKind;
  /** What both sides call it: the gateway's payment or payout, the posting of a line. */
  key: string;
  day: Day;
  currency: string;
  amountMinor: number;
  ref?: string;
  line?: string;
};

/** STORED NOWHERE: what two sides do not agree on. */
export const DIFFERENCES = {
  "not-posted": "The gateway has it, and no case",
  "not-at-gateway": "A case has it, and not the gateway",
  "another-amount": "Two amounts",
  "another-day": "Two days",
  "not-in-bank": "Paid out, and not in a bank file yet",
  "not-matched": "In the bank, and on no case",
  "not-in-ledger": "Posted, and not in the ledger",
} as const;
export type DifferenceIs = keyof typeof DIFFERENCES;
export type Difference = {
  is: DifferenceIs;
  day: Day;
  currency: string;
  kind: MoneyKind;
  key: string;
  amountMinor: number;
  /** What the other side says, when it says something. */
  otherMinor: number | null;
  otherDay: Day | null;
  ref: string | null;
  line: string | null;
};
export type DayTotals = {
  day: Day;
  currency: string;
  gatewayMinor: number;
  ledgerGatewayMinor: number;
  payoutMinor: number;
  bankPayoutMinor: number;
  bankMinor: number;
  ledgerBankMinor: number;
  elsewhereMinor: number;
  /** In the bank and on no case. */
  openMinor: number;
  differences: number;
};

/** Lines of a bank that wait for somebody, as `Told` with this key. */
export const OPEN_LINE = "open:";

/** Totals by day and currency, the newest first, and every difference among what was told. */
export function reconcile(told: readonly Told[]): { days: DayTotals[]; differences: Difference[] } {
  const differences = [...byItem(told).values()].flatMap(differenceOf).toSorted(newestFirst);
  const days = new Map<string, DayTotals>();
  const dayOf = (day: Day, currency: string): DayTotals => {
    const key = `${day} ${currency}`;
    const known = days.get(key) ?? { day, currency, ...NOTHING };
    days.set(key, known);
    return known;
  };
  for (const one of told) {
    const totals = dayOf(one.day, one.currency);
    totals[columnOf(one)] += one.amountMinor;
  }
  for (const { day, currency } of differences) dayOf(day, currency).differences += 1;
  return { days: [...days.values()].toSorted(newestFirst), differences };
}

const NOTHING = {
  gatewayMinor: 0,
  ledgerGatewayMinor: 0,
  payoutMinor: 0,
  bankPayoutMinor: 0,
  bankMinor: 0,
  ledgerBankMinor: 0,
  elsewhereMinor: 0,
  openMinor: 0,
  differences: 0,
};

function columnOf({ side, kind, carrier, key }: Told): Exclude<keyof DayTotals, "day" | "currency" | "differences"> {
  if (kind === "payout") return side === "bank" ? "bankPayoutMinor" : "payoutMinor";
  if (side === "gateway") return "gatewayMinor";
  if (side === "bank") return key.startsWith(OPEN_LINE) ? "openMinor" : "bankMinor";
  if (carrier === "gateway") return "ledgerGatewayMinor";
  return carrier === "bank" ? "ledgerBankMinor" : "elsewhereMinor";
}

type Item = { kind: MoneyKind; key: string; currency: string; sides: Partial<Record<Side, Told>> };

/** Each side's word on one thing: sums of what is told of it in parts, on its first day. */
function byItem(told: readonly Told[]): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const one of told) {
    if (one.side === "ledger" && one.carrier === "elsewhere") continue;
    const { kind, key, currency, side } = one;
    const name = JSON.stringify([kind, key, currency]);
    const item = items.get(name) ?? { kind, key, currency, sides: {} };
    const before = item.sides[side];
    item.sides[side] = before
      ? {
          ...before,
          amountMinor: before.amountMinor + one.amountMinor,
          day: earlier(one.day, before.day),
        }
      : one;
    items.set(name, item);
  }
  return items;
}

function earlier(a: Day, b: Day): Day {
  return a <= b ? a : b;
}

function differenceOf({ kind, key, currency, sides }: Item): Difference[] {
  const { gateway, ledger, bank } = sides;
  const say = (is: DifferenceIs, one: Told, other?: Told): Difference[] => [
    {
      is,
      day: one.day,
      currency,
      kind,
      key,
      amountMinor: one.amountMinor,
      otherMinor: other?.amountMinor ?? null,
      otherDay: other?.day ?? null,
      ref: one.ref ?? other?.ref ?? null,
      line: one.line ?? other?.line ?? null,
    },
  ];
  if (bank?.key.startsWith(OPEN_LINE)) return say("not-matched", bank);
  const [one, other] = [gateway ?? bank, gateway ? (kind === "payout" ? bank : ledger) : ledger];
  if (one && other) {
    if (one.amountMinor !== other.amountMinor) return say("another-amount", one, other);
    // A payout is on its way for days.
    return one.day === other.day || kind === "payout" ? [] : say("another-day", one, other);
  }
  if (one && kind === "payout") return one.side === "gateway" ? say("not-in-bank", one) : say("not-at-gateway", one);
  if (one) return one.amountMinor === 0 ? [] : say(one.side === "gateway" ? "not-posted" : "not-in-ledger", one);
  return ledger && ledger.amountMinor !== 0 ? say("not-at-gateway", ledger) : [];
}

function newestFirst(a: { day: Day; currency: string }, b: { day: Day; currency: string }): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : 0;
}
