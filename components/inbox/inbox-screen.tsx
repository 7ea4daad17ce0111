"use client";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useMemo, useRef } from "react";
import { BufferBar } from "#components/case/buffer-bar.tsx";
import { BulkResults } from "#components/inbox/bulk-results.tsx";
import { InboxHead } from "#components/inbox/inbox-head.tsx";
import { InboxRow } from "#components/inbox/inbox-row.tsx";
import { useCalmNotices } from "#components/inbox/use-calm-notices.ts";
import { useInboxKeys } from "#components/inbox/use-inbox-keys.ts";
import { type Mark, useMarkNotice } from "#components/inbox/use-mark-notice.ts";
import { useHeld } from "#components/queue/use-held.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice as Said } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type InboxFilter, inboxParsers, useInbox, useUnread } from "#lib/client/inbox.ts";
import type { InboxItem } from "#lib/domain/inbox.ts";
import { NOTICE_SUBJECTS } from "#lib/domain/notice-subjects.ts";

/** What concerns this person: one line a case, newest first, until it is done. It never moves under pointer or focus. */
export function InboxScreen() {
  const [filter, setFilter] = useQueryStates(inboxParsers);
  const inbox = useInbox(filter);
  const notices = useMemo(() => inbox.data?.pages.flatMap(({ items }) => items) ?? [], [inbox.data]);
  const { held, handlers } = useHeld();
  const calm = useCalmNotices(notices, held, JSON.stringify(filter));
  const list = useRef<HTMLUListElement>(null);
  const { focusAfter } = useInboxKeys(list, calm.apply, calm.waiting);
  const mark = useMarkNotice(filter, calm.note);

  function markOne(notice: InboxItem, state: Mark) {
    const leaves = filter.state === "done" ? state !== "done" : state === "done";
    if (leaves) focusAfter(notice.ref);
    mark(notice, state);
  }

  return (
    <main className="main" id="main" tabIndex={-1}>
      <InboxHead filter={filter} unread={useUnread()} onFilter={setFilter} />
      <BulkResults />
      <BufferBar count={calm.waiting} onShow={calm.apply} />
      {inbox.isPending ? <Skeleton rows={6} label="Loading the inbox" /> : null}
      {inbox.isError ? (
        <Said
          kind="error"
          title="The inbox did not load."
          act={
            <Button small onClick={() => inbox.refetch()}>
              Try again
            </Button>
          }
        >
          {inbox.error.message}
        </Said>
      ) : null}
      {inbox.isSuccess && calm.rows.length === 0 ? <Nothing filter={filter} onAll={() => setFilter(null)} /> : null}
      <div className="rows" {...handlers}>
        <ul ref={list} className="inbox" aria-label="Notices">
          {calm.rows.map(({ row, ghost }, at) => (
            <InboxRow
              key={row.ref}
              notice={row}
              ghost={ghost}
              tabIndex={at === 0 ? 0 : -1}
              onMark={(state) => markOne(row, state)}
            />
          ))}
        </ul>
        {inbox.hasNextPage ? (
          <Button kind="quiet" busy={inbox.isFetchingNextPage} onClick={() => inbox.fetchNextPage()}>
            Show more
          </Button>
        ) : null}
      </div>
    </main>
  );
}

function Nothing({ filter, onAll }: { filter: InboxFilter; onAll: () => void }) {
  const whole = filter.state === "open" && filter.about === null;
  if (whole) {
    return (
      <Empty title="Nothing concerns you now">
        Offers to you, answers, and what happens to your cases come here. <Link href="/queue">To the queue</Link>
      </Empty>
    );
  }
  const about = filter.about ? ` about ${NOTICE_SUBJECTS[filter.about].toLowerCase()}` : "";
  return (
    <Empty title={`Nothing ${filter.state}${about}`}>
      <button type="button" className="link" onClick={onAll}>
        Clear filters
      </button>
    </Empty>
  );
}
