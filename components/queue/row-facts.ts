import type { CaseRowProps } from "#components/case/case-row.tsx";
import { type Names, ownerFacts, type Viewer } from "#components/case/owner-facts.ts";
import type { BadgeFact } from "#components/ui/badge-list.tsx";
import { ADJUSTMENTS, type Adjustment, HOLD_KINDS, STATUSES, type Status } from "#lib/domain/codes.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

/** A queue row as the list draws it for this viewer. */
export function rowFacts(row: QueueRow, viewer: Viewer, names: Names): Omit<CaseRowProps, "href"> {
  const closed = row.status.startsWith("closed");
  return {
    caseRef: row.ref,
    customer: row.customerName,
    why: row.dueWhy ?? STATUSES[row.status as Status] ?? row.status,
    balanceMinor: row.balanceMinor,
    currency: row.currency,
    owner: ownerFacts({ owner: row.owner, handover: row.handover, closed }, viewer, names),
    clock: row.dueAt ? { due: row.dueAt } : undefined,
    badges: badgesOf(row),
  };
}

/** Support needs say the adjustment, holds their kind; a dispute's hold reads as "Disputed". */
export function badgesOf({ adjustments, holds }: Pick<QueueRow, "adjustments" | "holds">): BadgeFact[] {
  return [
    ...adjustments.map((one) => ({ kind: "need" as const, words: ADJUSTMENTS[one as Adjustment] ?? one })),
    ...holds.map((kind) =>
      kind === "dispute"
        ? { kind: "disputed" as const, words: "Disputed" }
        : { kind: "hold" as const, words: HOLD_KINDS[kind].label },
    ),
  ];
}

/** Why a row no longer belongs to the list: where the case is now, or that it can no longer be opened. */
export function goneWords(row: QueueRow | null, names: Names): string {
  if (!row) return "No longer yours to open";
  if (row.status.startsWith("closed")) return "Closed";
  const { user, team } = row.owner;
  return `Now with ${user ? `${names.person(user)}, ` : ""}${names.team(team)}`;
}
