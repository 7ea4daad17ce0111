import { type DayTotals, type Difference, reconcile } from "../../domain/bank/reconcile.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { type Cell, csvText } from "../exports/csv-answer.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { moneyTold } from "./money-told.ts";
import { requirePayments } from "./require-payments.ts";

export type ReconciliationAnswer = {
  from: string;
  to: string;
  /** Up to when the gateway's account has been read; null: there is none, or it has not been yet. */
  gatewayReadTo: string | null;
  days: DayTotals[];
  differences: Difference[];
};
/** More are cut off; the days still count them all. */
const MOST_DIFFERENCES = 1_000;

/** Gateway, ledger and bank by day and currency, and what they do not agree on. Sums are of all cases; a case is only named to who may read it. Throws 403. */
export async function readReconciliation(
  viewer: Viewer,
  directory: Directory,
  { from, to }: { from: string; to: string },
): Promise<ReconciliationAnswer> {
  requirePayments(viewer);
  const [told, gatewayReadTo] = await Promise.all([moneyTold(from, to), readTo()]);
  const isWithin = ({ day }: { day: string }) => day >= from && day <= to;
  const { days, differences } = reconcile(told);
  const shown = differences.filter(isWithin).slice(0, MOST_DIFFERENCES);
  const readable = await readableRefs(shown, readablePortfolios(viewer, directory));
  return {
    from,
    to,
    gatewayReadTo,
    days: days.filter(isWithin),
    differences: shown.map((one) => ({ ...one, ref: one.ref !== null && readable.has(one.ref) ? one.ref : null })),
  };
}

async function readTo(): Promise<string | null> {
  const { rows } = await pool().query<{ at: string | null }>("select wire_time(min(read_to)) as at from gateway_reads");
  return rows[0]?.at ?? null;
}

async function readableRefs(differences: Difference[], portfolios: string[]): Promise<Set<string>> {
  const refs = differences.flatMap(({ ref }) => (ref === null ? [] : [ref]));
  const { rows } = await pool().query<{ ref: string }>(
    "select ref from cases where ref = any($1) and portfolio = any($2)",
    [refs, portfolios],
  );
  return new Set(rows.map(({ ref }) => ref));
}

/** Totals and differences as one file. Amounts are minor units. */
export function reconciliationCsv({ days, differences }: ReconciliationAnswer): string {
  const totals = days.map(({ day, currency, ...sums }): Cell[] => [
    "total",
    day,
    currency,
    ...TOTALS.map((name) => sums[name]),
    "",
    "",
    "",
    "",
  ]);
  const items = differences.map(({ is, day, currency, kind, key, amountMinor, otherMinor, ref }): Cell[] => [
    is,
    day,
    currency,
    ...TOTALS.map(() => ""),
    kind,
    key,
    amountMinor,
    otherMinor ?? "",
    ref ?? "",
  ]);
  const header = ["what", "day", "currency", ...TOTALS, "kind", "item", "amountMinor", "otherMinor", "case"];
  return `\uFEFF${csvText([header, ...totals.map((row) => [...row, ""]), ...items])}`;
}

const TOTALS = [
  "gatewayMinor",
  "ledgerGatewayMinor",
  "payoutMinor",
  "bankPayoutMinor",
  "bankMinor",
  "ledgerBankMinor",
  "elsewhereMinor",
  "openMinor",
  "differences",
] as const;
