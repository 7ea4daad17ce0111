"use client";
import { Download } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { ExportDialog } from "#components/export/export-dialog.tsx";
import { BlockedFilters } from "#components/policy/blocked-filters.tsx";
import { BlockedSums } from "#components/policy/blocked-sums.tsx";
import { BlockedTable } from "#components/policy/blocked-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { askedBlocked, blockedParsers, useBlocked, useBlockedSums } from "#lib/client/blocked-contacts.ts";

/** What was not sent or called, and why: how often each rule stood in the way, and each of them with its event. */
export function BlockedPage() {
  const [filter, setFilter] = useQueryStates(blockedParsers, { history: "push" });
  const list = useBlocked(filter);
  const sums = useBlockedSums(filter);
  const [exporting, setExporting] = useState(false);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <AdminPage
      title="Blocked contacts"
      count={sums.data?.total}
      of={list}
      act={
        <Button icon={Download} onClick={() => setExporting(true)}>
          Export
        </Button>
      }
      notice={<BlockedFilters filter={filter} sums={sums.data} onFilter={(next) => void setFilter(next)} />}
    >
      {list.isSuccess && items.length === 0 ? (
        <Empty title={isFiltered ? "Nothing of this kind was blocked" : "Nothing was blocked in the last thirty days"}>
          A contact that the policy refuses stands here with the rule that refused it.
        </Empty>
      ) : null}
      {items.length > 0 ? (
        <div className="pol-body">
          <BlockedTable
            items={items}
            more={
              list.hasNextPage ? (
                <p className="px-4 py-3">
                  <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                    Show earlier ones
                  </Button>
                </p>
              ) : null
            }
          />
          {sums.data ? <BlockedSums sums={sums.data} onFilter={(next) => void setFilter(next)} /> : null}
        </div>
      ) : null}
      {exporting ? (
        <ExportDialog
          title="Export blocked contacts"
          path="/blocked-contacts/exports"
          body={askedBlocked(filter)}
          onClose={() => setExporting(false)}
        >
          Every contact that these filters show, with its rules, as a CSV file. References and codes only, nothing
          personal.
        </ExportDialog>
      ) : null}
    </AdminPage>
  );
}
