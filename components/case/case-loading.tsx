"use client";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { OwnerChip } from "#components/case/owner-chip.tsx";
import { StatementStrip } from "#components/case/statement-strip.tsx";
import { rowFacts } from "#components/queue/row-facts.ts";
import { BadgeList } from "#components/ui/badge-list.tsx";
import { ClockBadge } from "#components/ui/clock-badge.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useNames } from "#lib/client/names.ts";
import { useMe } from "#lib/client/queries.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

/** Before the case is here: its head from the row that was clicked, and rows of the true height below. */
export function CaseLoading({ caseRef }: { caseRef: string }) {
  const row = useListedRow(caseRef);
  return (
    <main className="main" id="main" tabIndex={-1} aria-busy="true">
      {row ? <SeededHead row={row} /> : <BareHead caseRef={caseRef} />}
      <Skeleton rows={8} label="Loading the case" />
    </main>
  );
}

function SeededHead({ row }: { row: QueueRow }) {
  const names = useNames();
  const { data: me } = useMe();
  const facts = rowFacts(row, { id: me?.id ?? "", teams: me?.teams ?? [] }, names);
  return (
    <>
      <header className="head">
        <div className="line wrap">
          <h1>{row.customerName}</h1>
          <span className="ref">{row.ref}</span>
          <BadgeList badges={facts.badges ?? []} />
        </div>
        <div className="line wrap">
          <OwnerChip owner={facts.owner} />
          {facts.clock ? <ClockBadge {...facts.clock} showDue /> : null}
        </div>
      </header>
      <StatementStrip
        figures={[
          {
            label: "Balance",
            version: row.version,
            closing: true,
            value: <MoneyText minor={row.balanceMinor} currency={row.currency} />,
          },
        ]}
      />
    </>
  );
}

function BareHead({ caseRef }: { caseRef: string }) {
  return (
    <header className="head">
      <div className="line">
        <h1 className="ref">{caseRef}</h1>
      </div>
    </header>
  );
}

/** The row of this case in any list that the browser holds. */
function useListedRow(caseRef: string): QueueRow | undefined {
  const lists = useQueryClient().getQueriesData<InfiniteData<{ items: QueueRow[] }>>({ queryKey: ["queue"] });
  return lists
    .flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? [])
    .filter((row) => row.ref === caseRef)
    .sort((a, b) => b.version - a.version)[0];
}
