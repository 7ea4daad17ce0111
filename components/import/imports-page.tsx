"use client";
import { Plus } from "lucide-react";
import Link from "next/link";
import { ImportsTable } from "#components/import/imports-table.tsx";
import { SampleButtons } from "#components/import/sample-buttons.tsx";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useImports } from "#lib/client/imports.ts";

/** What was imported, newest first, and the way to import more. */
export function ImportsPage() {
  const list = useImports();
  const imports = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>Imports</h1>
          <span className="push">
            <Link className={buttonLook({ kind: "primary" })} href="/imports/new">
              <Plus className="i" />
              New import
            </Link>
          </span>
        </div>
        <p className="hint">Files that you imported, newest first. A dry run reads and plans, and makes no case.</p>
      </header>
      {list.isError ? (
        <Notice
          kind="error"
          title={imports.length > 0 ? "This list may be out of date." : "The list did not load."}
          act={
            <Button small onClick={() => list.refetch()}>
              Try again
            </Button>
          }
        >
          {list.error.message}
        </Notice>
      ) : null}
      {list.isPending ? <Skeleton rows={6} label="Loading imports" /> : null}
      {list.isSuccess && imports.length === 0 ? <NothingYet /> : null}
      {imports.length > 0 ? <ImportsTable imports={imports} /> : null}
      {list.hasNextPage ? (
        <div className="bulk">
          <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show older ones
          </Button>
        </div>
      ) : null}
    </main>
  );
}

function NothingYet() {
  return (
    <>
      <Empty title="You have imported nothing yet">
        A CSV file of debts becomes cases: one row is one debt. Try it with a file that comes with Baton; a dry run
        changes nothing.
      </Empty>
      <div className="imp-pad">
        <SampleButtons />
      </div>
    </>
  );
}
