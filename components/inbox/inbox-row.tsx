"use client";
import { Check, Mail, MailOpen, Undo2 } from "lucide-react";
import Link from "next/link";
import type { Mark } from "#components/inbox/use-mark-notice.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { noticeHref } from "#lib/client/inbox.ts";
import type { InboxItem } from "#lib/domain/inbox.ts";

/** One case's news: what happened last, how much since, and a link that lands on that event. */
export function InboxRow({
  notice,
  ghost,
  tabIndex,
  onMark,
}: {
  notice: InboxItem;
  /** No longer listed; it keeps its place until the list is shown anew. */
  ghost: boolean;
  tabIndex: number;
  onMark: (mark: Mark) => void;
}) {
  const { ref, customerName, at, read, done } = notice;
  return (
    <li className="row" data-changed={read || ghost ? undefined : ""} data-ghost={ghost ? "" : undefined}>
      <Link
        className="row-name cut"
        href={noticeHref(notice)}
        prefetch={false}
        tabIndex={tabIndex}
        data-case={ref}
        onClick={() => read || done || onMark("read")}
      >
        {customerName}
      </Link>
      <span className="xs ink2">
        <TimeText at={at} />
      </span>
      <span className="row-why cut">{wordsOf(notice)}</span>
      <span className="ref">{ref}</span>
      <span className="row-foot">
        {notice.offered ? <Badge>Waits for an answer</Badge> : null}
        {read || done ? null : <Badge kind="new">Unread</Badge>}
        <span className="line push">{ghost ? null : <Marks notice={notice} onMark={onMark} />}</span>
      </span>
    </li>
  );
}

function Marks({ notice: { customerName, read, done }, onMark }: { notice: InboxItem; onMark: (mark: Mark) => void }) {
  const named = <span className="sr"> {customerName}</span>;
  if (done) {
    return (
      <Button small icon={Undo2} onClick={() => onMark("read")}>
        Put back{named}
      </Button>
    );
  }
  return (
    <>
      <Button small kind="quiet" icon={read ? Mail : MailOpen} onClick={() => onMark(read ? "unread" : "read")}>
        {read ? "Mark unread" : "Mark read"}
        {named}
      </Button>
      <Button small icon={Check} onClick={() => onMark("done")}>
        Done{named}
      </Button>
    </>
  );
}

function wordsOf({ kind, label, count, offered }: InboxItem): string {
  const over = kind === "handover-offered" && !offered ? ", answered or over by now" : "";
  return `${label}${over}${count > 1 ? `, and ${count - 1} more` : ""}`;
}
