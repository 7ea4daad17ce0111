"use client";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { OwnerChip } from "#components/case/owner-chip.tsx";
import { isAlike, type ListRowProps } from "#components/queue/list-row.ts";
import { goneWords, rowFacts } from "#components/queue/row-facts.ts";
import { SelectRow } from "#components/queue/select-row.tsx";
import { BadgeList } from "#components/ui/badge-list.tsx";
import { DueCell } from "#components/ui/due-cell.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { isPlainClick } from "#components/ui/plain-click.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { STATUSES, type Status } from "#lib/domain/codes.ts";

/** One line a case; the name is the link, and the whole line is its target but the box that selects it. */
export const QueueTableRow = memo(QueueTableLine, isAlike);

function QueueTableLine({ row, ghost, gone, selected, onPick, changed, tabIndex, ...rest }: ListRowProps) {
  const facts = rowFacts(row, rest.viewer, rest.names);
  return (
    <tr
      data-row={row.ref}
      data-selected={selected ? "" : undefined}
      data-ghost={ghost ? "" : undefined}
      data-new={changed ? "" : undefined}
    >
      <td>
        <SelectRow caseRef={row.ref} name={row.customerName} checked={selected} tabIndex={tabIndex} onPick={onPick} />
      </td>
      <td className="ref">{row.ref}</td>
      <th scope="row">
        <Link
          className="cut"
          href={rest.href}
          prefetch={false}
          tabIndex={tabIndex}
          data-case={row.ref}
          onClick={(event: MouseEvent) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            rest.onOpen(rest.href);
          }}
        >
          {row.customerName}
        </Link>
        {changed ? <span className="sr"> (changed)</span> : null}
      </th>
      <td className="why">
        <span className="cut">
          {ghost
            ? gone === undefined
              ? "No longer in this view"
              : goneWords(gone, rest.names)
            : (STATUSES[row.status as Status] ?? row.status)}
        </span>
      </td>
      <td className="num b">
        <MoneyText minor={row.balanceMinor} currency={row.currency} />
      </td>
      <td>
        <OwnerChip owner={facts.owner} form="row" />
      </td>
      <td>{row.dueAt ? <DueCell due={row.dueAt} /> : null}</td>
      <td>
        <span className="line badges">
          <BadgeList badges={facts.badges ?? []} most={2} />
        </span>
      </td>
      <td className="ink2">
        <TimeText at={row.updatedAt} />
      </td>
    </tr>
  );
}
