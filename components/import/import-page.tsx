"use client";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { focusIfLost } from "#components/admin/focus-if-lost.ts";
import { ImportEnd } from "#components/import/import-end.tsx";
import { ImportFacts } from "#components/import/import-facts.tsx";
import { ImportFigures } from "#components/import/import-figures.tsx";
import { ImportProgress } from "#components/import/import-progress.tsx";
import { ImportStateText } from "#components/import/import-state.tsx";
import { LeftOutRows } from "#components/import/left-out-rows.tsx";
import { Steps } from "#components/import/steps.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { type ImportInFull, isUnderWay, useImport } from "#lib/client/imports.ts";

/** One import, dry or real: how far it is, what it did, what was left out, and what to do next. */
export function ImportPage({ id }: { id: string }) {
  const { data, isPending, error, refetch } = useImport(id);
  useEndNews(data);
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1} className="cut">
            {data?.fileName ?? data?.source ?? "Import"}
          </h1>
          {data ? <ImportStateText of={data} /> : null}
          <span className="push">
            <Link className={buttonLook({ kind: "quiet" })} href="/imports">
              All imports
            </Link>
          </span>
        </div>
        {data ? <Steps at={data.dryRun ? "dry-run" : "import"} /> : null}
      </header>
      {error && isGone(error) ? (
        <Empty title="There is no such import here">
          It may be somebody else's: an import is shown to whoever began it.{" "}
          <Link href="/imports">To your imports</Link>
        </Empty>
      ) : null}
      {error && !isGone(error) ? (
        <Notice
          kind="error"
          title={data ? "These figures may be out of date." : "The import did not load."}
          act={
            <Button small onClick={() => refetch()}>
              Try again
            </Button>
          }
        >
          {error.message} {data && isUnderWay(data) ? "The import itself goes on." : null}
        </Notice>
      ) : null}
      {isPending ? <Skeleton rows={4} label="Loading the import" /> : null}
      {data ? (
        <div className="imp-body">
          <ImportProgress of={data} />
          <ImportEnd key={data.id} of={data} />
          <ImportFigures of={data} />
          <ImportFacts of={data} />
          <LeftOutRows of={data} />
        </div>
      ) : null}
    </main>
  );
}

function isGone(error: Error): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** The end is said, and whoever stood on the pause button is not left nowhere. */
function useEndNews(data: ImportInFull | undefined): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (!data) return;
    const was = before.current;
    before.current = data.state;
    if (was === undefined || was === data.state || (data.state !== "done" && data.state !== "failed")) return;
    const what = data.dryRun ? "Dry run" : "Import";
    announce(`${what} ${data.state === "done" ? "done" : "failed"}: ${data.fileName ?? data.source}`);
    focusIfLost("#main h1");
  }, [data]);
}
