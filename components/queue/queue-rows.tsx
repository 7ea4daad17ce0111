"use client";
import { type RefObject, useState } from "react";
import { CaseRow, GhostRow } from "#components/case/case-row.tsx";
import { goneWords, rowFacts } from "#components/queue/row-facts.ts";
import { useStillHeights } from "#components/queue/use-still-heights.ts";
import { Button } from "#components/ui/button.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import type { Shown } from "#lib/client/calm-list.ts";
import { useNames } from "#lib/client/names.ts";
import type { Me } from "#lib/client/queries.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

type QueueRowsProps = {
  list: RefObject<HTMLUListElement | null>;
  rows: Shown<QueueRow>[];
  goneTo: ReadonlyMap<string, QueueRow | null>;
  /** Somebody is in the list: no row moves, and none changes its height. */
  held: boolean;
  open?: string;
  search: string;
  onOpen: (href: string) => void;
  me?: Me;
  busy: boolean;
  onMore?: () => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onFocus: () => void;
  onBlur: () => void;
};

/** The rows themselves: one tab stop, arrows and J/K between them, the whole row the link. */
export function QueueRows(props: QueueRowsProps) {
  const { list, rows, goneTo, held, open, search, onOpen, me, busy, onMore, ...handlers } = props;
  const names = useNames();
  const seen = useSeen(rows);
  const heights = useStillHeights(
    list,
    held,
    rows.map(({ row }) => row.ref),
  );
  const viewer = { id: me?.id ?? "", teams: me?.teams ?? [] };
  const stop = rows.some(({ row }) => row.ref === open) ? open : rows[0]?.row.ref;
  return (
    <div className="rows" {...handlers}>
      <ul ref={list} aria-label="Cases">
        {rows.map(({ row, ghost }) =>
          ghost ? (
            <GhostRow
              key={row.ref}
              caseRef={row.ref}
              height={heights.get(row.ref)}
              href={`/cases/${row.ref}${search}`}
              onOpen={onOpen}
              customer={row.customerName}
              gone={goneTo.has(row.ref) ? goneWords(goneTo.get(row.ref) ?? null, names) : "No longer in this view"}
              amount={<MoneyText minor={row.balanceMinor} currency={row.currency} />}
            />
          ) : (
            <CaseRow
              key={row.ref}
              {...rowFacts(row, viewer, names)}
              height={heights.get(row.ref)}
              href={`/cases/${row.ref}${search}`}
              onOpen={onOpen}
              current={row.ref === open}
              changed={row.ref !== open && row.version > (seen.get(row.ref) ?? row.version)}
              tabIndex={row.ref === stop ? 0 : -1}
            />
          ),
        )}
      </ul>
      {onMore ? (
        <Button kind="quiet" busy={busy} onClick={onMore}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

/** The version at which each row was first shown: later ones are marked as changed. */
function useSeen(rows: Shown<QueueRow>[]): ReadonlyMap<string, number> {
  const [seen] = useState(() => new Map<string, number>());
  for (const { row } of rows) if (!seen.has(row.ref)) seen.set(row.ref, row.version);
  return seen;
}
