"use client";
import Link from "next/link";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { BatchesTable } from "#components/letters/batches-table.tsx";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { useBatches } from "#lib/client/letters.ts";

/** What goes to the printer, batch by batch, newest first. */
export function BatchesPage() {
  const list = useBatches();
  const batches = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <AdminPage
      title="Letters"
      of={list}
      act={
        <Link className={buttonLook()} href="/letters/returned">
          Returned mail
        </Link>
      }
    >
      {list.isSuccess && batches.length === 0 ? (
        <Empty title="No letter has been written yet">
          A letter that is sent from a case waits here, with others of its paper and print, until the batch closes and a
          printer gets it.
        </Empty>
      ) : null}
      {batches.length > 0 ? <BatchesTable batches={batches} /> : null}
      {list.hasNextPage ? (
        <p className="px-4 py-3">
          <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show older ones
          </Button>
        </p>
      ) : null}
    </AdminPage>
  );
}
