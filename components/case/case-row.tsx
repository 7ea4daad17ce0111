import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { OwnerChip, type OwnerFacts } from "#components/case/owner-chip.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { type BadgeFact, BadgeList } from "#components/ui/badge-list.tsx";
import { ClockBadge, type ClockBadgeProps } from "#components/ui/clock-badge.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { isPlainClick } from "#components/ui/plain-click.ts";

export type CaseRowProps = {
  caseRef: string;
  href: string;
  /** Opens it here; other clicks (new tab) stay the link's. */
  onOpen?: (href: string) => void;
  customer: string;
  why: string;
  balanceMinor: number;
  currency: string;
  owner: OwnerFacts;
  clock?: ClockBadgeProps;
  badges?: BadgeFact[];
  /** "Marta editing" */
  presence?: ReactNode;
  current?: boolean;
  /** Changed and not yet seen. */
  changed?: boolean;
  /** Kept while somebody is in the list, in pixels; what does not fit waits below. */
  height?: number;
  /** Roving tabindex: 0 on the one row that Tab reaches. */
  tabIndex?: number;
  /** The box that selects the row, and whether it is. */
  pick?: ReactNode;
  selected?: boolean;
};

/** One case in the list pane: two lines of words, one of owner and badges. The whole row is the link. */
export function CaseRow(row: CaseRowProps) {
  return (
    <li
      className="row"
      aria-current={row.current || undefined}
      data-selected={row.selected ? "" : undefined}
      data-changed={row.changed ? "" : undefined}
      data-row={row.caseRef}
      style={{ height: row.height }}
    >
      {row.pick}
      <Link
        className="row-name cut"
        href={row.href}
        prefetch={false}
        onClick={(event) => openHere(event, row.href, row.onOpen)}
        tabIndex={row.tabIndex}
        data-case={row.caseRef}
      >
        {row.customer}
      </Link>
      {row.clock ? <ClockBadge {...row.clock} /> : <span />}
      <span className="row-why cut">{row.why}</span>
      <span className="num b">
        <MoneyText minor={row.balanceMinor} currency={row.currency} />
      </span>
      <span className="row-foot">
        <OwnerChip owner={row.owner} form="row" />
        <BadgeList badges={row.badges ?? []} />
        {row.changed ? <Badge kind="new">New</Badge> : null}
        {row.presence ? <span className="presence push">{row.presence}</span> : null}
      </span>
    </li>
  );
}

/** A row that no longer belongs here keeps its place and height until the buffer is applied. */
export function GhostRow({
  caseRef,
  height,
  href,
  onOpen,
  customer,
  gone,
  amount,
  undo,
  pick,
  selected,
  tabIndex,
}: {
  caseRef: string;
  height?: number;
  href: string;
  onOpen?: (href: string) => void;
  customer: string;
  /** "Moved to Disputes, L. Osei" */
  gone: string;
  amount?: ReactNode;
  undo?: ReactNode;
  pick?: ReactNode;
  selected?: boolean;
  tabIndex?: number;
}) {
  return (
    <li className="row" data-ghost="" data-selected={selected ? "" : undefined} data-row={caseRef} style={{ height }}>
      {pick}
      <span className="row-name cut">{customer}</span>
      <span />
      <span className="row-why cut">{gone}</span>
      <span className="num ink3">{amount}</span>
      <span className="row-foot">
        <Link
          className="xs"
          href={href}
          prefetch={false}
          onClick={(event) => openHere(event, href, onOpen)}
          aria-label={`Open ${customer}`}
          tabIndex={tabIndex}
          data-case={caseRef}
        >
          Open
        </Link>
        {undo}
        <span className="presence push">Leaves the list on U</span>
      </span>
    </li>
  );
}

function openHere(event: MouseEvent, href: string, onOpen: ((href: string) => void) | undefined): void {
  if (!onOpen || !isPlainClick(event)) return;
  event.preventDefault();
  onOpen(href);
}
