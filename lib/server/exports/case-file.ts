import { ADJUSTMENTS, type Adjustment, HOLD_KINDS, STATUSES, type Status } from "../../domain/codes.ts";
import type { Directory } from "../../domain/directory.ts";
import { formatMoney } from "../../domain/money.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import type { Cell } from "./csv-answer.ts";

type Column = { name: string; of: (row: QueueRow, directory: Directory) => Cell };

/** What a list of cases says of each, in words for people; times are UTC ISO 8601, money stands twice. */
const COLUMNS: Column[] = [
  { name: "reference", of: ({ ref }) => ref },
  { name: "customer", of: ({ customerName }) => customerName },
  { name: "portfolio", of: ({ portfolio }, { portfolios }) => portfolios[portfolio]?.name ?? portfolio },
  { name: "status", of: ({ status }) => STATUSES[status as Status] ?? status },
  { name: "balance", of: ({ balanceMinor, currency }) => formatMoney(balanceMinor, currency) },
  { name: "balance_minor", of: ({ balanceMinor }) => balanceMinor },
  { name: "currency", of: ({ currency }) => currency },
  { name: "owner_team", of: ({ owner }, { teams }) => teams[owner.team]?.name ?? owner.team },
  { name: "owner", of: ({ owner }, { people }) => (owner.user ? (people[owner.user]?.name ?? owner.user) : null) },
  { name: "owner_since", of: ({ owner }) => owner.since },
  { name: "due_at", of: ({ dueAt }) => dueAt },
  { name: "due_why", of: ({ dueWhy }) => dueWhy },
  { name: "holds", of: ({ holds }) => holds.map((kind) => HOLD_KINDS[kind]?.label ?? kind).join("; ") },
  {
    name: "adjustments",
    of: ({ adjustments }) => adjustments.map((one) => ADJUSTMENTS[one as Adjustment] ?? one).join("; "),
  },
  {
    name: "offered_to",
    of: ({ handover }, { teams }) => (handover ? (teams[handover.toTeam]?.name ?? handover.toTeam) : null),
  },
  { name: "offer_expires_at", of: ({ handover }) => handover?.expiresAt ?? null },
  { name: "updated_at", of: ({ updatedAt }) => updatedAt },
];

export const CASE_HEADER = COLUMNS.map(({ name }) => name);

export function caseCells(row: QueueRow, directory: Directory): Cell[] {
  return COLUMNS.map(({ of }) => of(row, directory));
}
