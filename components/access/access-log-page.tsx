"use client";
import { Download } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { AccessFilters } from "#components/access/access-filters.tsx";
import { AccessTable } from "#components/access/access-table.tsx";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { ExportDialog } from "#components/export/export-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { accessParsers, asked, useAccessLog } from "#lib/client/access-log.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotReadLog } from "#lib/domain/access-rights.ts";

/** Who opened, searched, revealed and exported what, when, how and why. For compliance; looking is noted too. */
export function AccessLogPage() {
  const { data: me } = useMe();
  const why = me ? whyNotReadLog(viewerOf(me)) : null;
  const [filter, setFilter] = useQueryStates(accessParsers, { history: "push" });
  const log = useAccessLog(filter, me !== undefined && why === null);
  const [exporting, setExporting] = useState(false);
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  if (why) {
    return (
      <main className="main" id="main" tabIndex={-1}>
        <Empty whole title={why}>
          Ask compliance for what you need to know of it.
        </Empty>
      </main>
    );
  }
  return (
    <AdminPage
      title="Access log"
      of={log}
      act={
        <Button icon={Download} onClick={() => setExporting(true)}>
          Export
        </Button>
      }
      notice={<AccessFilters key={JSON.stringify(filter)} filter={filter} onFilter={(next) => void setFilter(next)} />}
    >
      {log.isSuccess && entries.length === 0 ? <Empty title="Nothing of this kind is in the log" /> : null}
      {entries.length > 0 ? (
        <TableScroll label="Access log">
          <AccessTable entries={entries} />
          {log.hasNextPage ? (
            <p className="px-4 py-3">
              <Button busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
                Show earlier lines
              </Button>
            </p>
          ) : null}
        </TableScroll>
      ) : null}
      {exporting ? (
        <ExportDialog
          title="Export the access log"
          path="/access-log/exports"
          body={asked(filter)}
          onClose={() => setExporting(false)}
        >
          All lines that these filters show, as a CSV file with purposes in clear.
        </ExportDialog>
      ) : null}
    </AdminPage>
  );
}
