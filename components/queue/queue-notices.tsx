"use client";
import type { QueueList } from "#components/queue/use-queue-list.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { NO_NARROWING, narrowed, VIEWS } from "#lib/client/queue-filter.ts";

/** Why no rows are there: on their way, failed, none, or a view that is not. */
export function QueueNotices({ list }: { list: QueueList }) {
  const { queue, calm, missing } = list;
  if (missing) return <NoView list={list} why={missing} />;
  if (queue.isPending) return <Skeleton rows={8} label="Loading cases" />;
  if (queue.isError && queue.rows.length === 0)
    return (
      <Notice
        kind="error"
        title="The list did not load."
        act={
          <Button small onClick={() => queue.refetch()}>
            Try again
          </Button>
        }
      >
        {queue.error.message}
      </Notice>
    );
  return queue.isSuccess && calm.rows.length === 0 ? <NothingHere list={list} /> : null;
}

function NoView({ list, why }: { list: QueueList; why: string }) {
  return (
    <Empty title="No such view">
      {why}{" "}
      <button type="button" className="link" onClick={() => list.choose("mine")}>
        See {VIEWS.mine.toLowerCase()}
      </button>
    </Empty>
  );
}

function NothingHere({ list }: { list: QueueList }) {
  const { filter, change, choose } = list;
  if (filter && narrowed(filter).length > 0)
    return (
      <Empty title="Nothing fits these filters">
        <button type="button" className="link" onClick={() => change(NO_NARROWING)}>
          Clear filters
        </button>
      </Empty>
    );
  const elsewhere = filter?.view === "waiting" ? "mine" : "waiting";
  return (
    <Empty title={filter?.view === "mine" ? "No open case is yours" : "Nothing in this view"}>
      <button type="button" className="link" onClick={() => choose(elsewhere)}>
        See {VIEWS[elsewhere].toLowerCase()}
      </button>
    </Empty>
  );
}
