"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { useReturnTo } from "#components/case-acts/return-to.ts";
import { LedgerTable } from "#components/money/ledger-table.tsx";
import { StatementFields } from "#components/money/statement-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type ApiProblem, api } from "#lib/client/api.ts";
import type { Head } from "#lib/domain/money-words.ts";

export type Movement = {
  version: number;
  what: string;
  occurredAt: string;
  via: string | null;
  changes: { debtId: string; head: Head; amountMinor: number }[];
  amountMinor: number;
  balanceMinor: number;
  creditMinor: number;
};
type Page = { items: Movement[]; before: number | null };

/** What moved what is owed, newest first, with the balance after it; and the statement to give to the customer. */
export function LedgerDialog({ subject, onClose }: ActProps) {
  const { caseRef, state } = useOpenCase();
  const [debt, setDebt] = useState(subject ?? "");
  const returnTo = useReturnTo();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useLedger(
    caseRef,
    state.moneyVersion,
    debt,
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Dialog open size="wide" title="Ledger" onClose={onClose} returnTo={returnTo} foot={<StatementFields />}>
      <DebtField none="All debts" value={debt} onChange={setDebt} />
      {error ? (
        <Notice kind="error" title="The ledger could not be read." role="alert">
          {error.message}
        </Notice>
      ) : null}
      {isPending ? <p className="hint">Reading the ledger.</p> : null}
      {items.length > 0 ? <LedgerTable items={items} /> : null}
      {hasNextPage ? (
        <Button small busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show older
        </Button>
      ) : null}
    </Dialog>
  );
}

function useLedger(ref: string, moneyVersion: number, debt: string) {
  return useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], number | null>({
    queryKey: ["ledger", ref, moneyVersion, debt],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(debt && { debt }), ...(pageParam && { before: String(pageParam) }) });
      return api.get<Page>(`/cases/${ref}/ledger?${query}`, signal);
    },
    initialPageParam: null,
    getNextPageParam: ({ before }) => before,
    placeholderData: keepPreviousData,
  });
}
