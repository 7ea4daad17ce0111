"use client";
import Link from "next/link";
import { rowFacts } from "#components/queue/row-facts.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ClockBadge } from "#components/ui/clock-badge.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { useNames } from "#lib/client/names.ts";
import { useMe } from "#lib/client/queries.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

/** One case of a board's list, to choose and to open. One that has left keeps its place until the list is shown anew. */
export function CellRow({
  row,
  ghost,
  selected,
  onSelect,
}: {
  row: QueueRow;
  ghost: boolean;
  selected: boolean;
  onSelect?: () => void;
}) {
  const names = useNames();
  const { data: me } = useMe();
  const facts = rowFacts(row, { id: me?.id ?? "", teams: me?.teams ?? [] }, names);
  return (
    <li className="board-row" data-selected={selected ? "" : undefined} data-ghost={ghost ? "" : undefined}>
      {onSelect ? (
        <Checkbox hideLabel label={`Select ${row.customerName}, ${row.ref}`} checked={selected} onChange={onSelect} />
      ) : (
        <span />
      )}
      <div className="cut">
        <Link href={`/cases/${row.ref}`} prefetch={false}>
          {row.customerName}
        </Link>{" "}
        <span className="ref">{row.ref}</span>
        <br />
        <span className="ink2">{ghost ? "No longer in this list" : facts.why}</span>
      </div>
      <div className="num">
        {facts.clock && !ghost ? <ClockBadge {...facts.clock} /> : null}
        <br />
        <MoneyText minor={row.balanceMinor} currency={row.currency} />
      </div>
    </li>
  );
}
