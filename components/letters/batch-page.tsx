"use client";
import Link from "next/link";
import { BatchActs } from "#components/letters/batch-acts.tsx";
import { BatchFacts } from "#components/letters/batch-facts.tsx";
import { BatchLetters } from "#components/letters/batch-letters.tsx";
import { BatchStateText } from "#components/letters/batch-state.tsx";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { useBatch } from "#lib/client/letters.ts";

/** One print batch: what it holds, what became of it, and what to do next. */
export function BatchPage({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useBatch(id);
  const gone = error instanceof ApiProblem && error.status === 404;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>{data ? `Batch ${data.number}` : "Print batch"}</h1>
          {data ? <BatchStateText state={data.state} /> : null}
          <span className="push">
            <Link className={buttonLook({ kind: "quiet" })} href="/letters">
              All batches
            </Link>
          </span>
        </div>
        {data ? <BatchFacts of={data} /> : null}
      </header>
      {gone ? <Empty title="There is no such print batch" /> : null}
      {error && !gone ? (
        <Notice
          kind="error"
          title={data ? "This may be out of date." : "The batch did not load."}
          act={
            <Button small onClick={() => refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Notice>
      ) : null}
      {isPending ? <Skeleton rows={6} label="Loading the batch" /> : null}
      {data ? (
        <>
          <BatchActs of={data} />
          <BatchLetters of={data} />
        </>
      ) : null}
    </main>
  );
}
