"use client";
import { memo } from "react";
import { CaseRow, GhostRow } from "#components/case/case-row.tsx";
import { isAlike, type ListRowProps } from "#components/queue/list-row.ts";
import { goneWords, rowFacts } from "#components/queue/row-facts.ts";
import { SelectRow } from "#components/queue/select-row.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";

/** One case of the list. Opening a case draws two of them again: the one that was open and the one that is. */
export const QueueRowItem = memo(QueueRowLine, isAlike);

function QueueRowLine({ row, ghost, gone, viewer, names, current, changed, onPick, ...rest }: ListRowProps) {
  const pick = (
    <SelectRow
      caseRef={row.ref}
      name={row.customerName}
      checked={rest.selected}
      tabIndex={rest.tabIndex}
      onPick={onPick}
    />
  );
  if (!ghost)
    return <CaseRow {...rowFacts(row, viewer, names)} {...rest} pick={pick} current={current} changed={changed} />;
  return (
    <GhostRow
      {...rest}
      pick={pick}
      caseRef={row.ref}
      customer={row.customerName}
      gone={gone === undefined ? "No longer in this view" : goneWords(gone, names)}
      amount={<MoneyText minor={row.balanceMinor} currency={row.currency} />}
    />
  );
}
