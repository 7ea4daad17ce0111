"use client";
import Link from "next/link";
import { InboxRow } from "#components/inbox/inbox-row.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useInbox } from "#lib/client/queries.ts";

/** What concerns this person: one line a case, newest first, until it is done. */
export function InboxScreen() {
  const inbox = useInbox();
  const notices = inbox.data ?? [];
  const unread = notices.filter((notice) => !notice.read).length;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="q-head">
        <h1 tabIndex={-1}>
          Inbox <span className="count">{notices.length}</span>
        </h1>
        <p className="hint">
          One line a case, newest first. {unread === 0 ? "Nothing unread." : `${unread} unread.`} Done takes it away
          until something else happens.
        </p>
      </div>
      {inbox.isPending ? <Skeleton rows={6} label="Loading the inbox" /> : null}
      {inbox.isError ? (
        <Notice
          kind="error"
          title="The inbox did not load."
          act={
            <Button small onClick={() => inbox.refetch()}>
              Try again
            </Button>
          }
        >
          {inbox.error.message}
        </Notice>
      ) : null}
      {inbox.isSuccess && notices.length === 0 ? (
        <Empty title="Nothing concerns you now">
          Offers to you, answers, and what happens to your cases come here. <Link href="/queue">To the queue</Link>
        </Empty>
      ) : null}
      <ul className="rows inbox" aria-label="Notices">
        {notices.map((notice) => (
          <InboxRow key={notice.ref} notice={notice} />
        ))}
      </ul>
    </main>
  );
}
