"use client";
import { Check, Mail, MailOpen } from "lucide-react";
import Link from "next/link";
import { useMarkNotice } from "#components/inbox/use-mark-notice.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Notice } from "#lib/client/queries.ts";

/** One case's news: what happened last, how much since, and a link that lands on that event. */
export function InboxRow({ notice }: { notice: Notice }) {
  const mark = useMarkNotice(notice);
  const { ref, label, customerName, at, count, read, version } = notice;
  const name = customerName ?? "No longer yours to open";
  return (
    <li className="row" data-changed={read ? undefined : ""}>
      {customerName === null ? (
        <span className="row-name cut">{name}</span>
      ) : (
        <Link className="row-name cut" href={`/cases/${ref}?event=${version}`} onClick={() => mark("read")}>
          {name}
        </Link>
      )}
      <span className="xs ink2">
        <TimeText at={at} />
      </span>
      <span className="row-why cut">
        {label}
        {count > 1 ? `, and ${count - 1} more` : ""}
      </span>
      <span className="ref">{ref}</span>
      <span className="row-foot">
        {read ? null : <Badge kind="new">Unread</Badge>}
        <span className="line push">
          <Button small kind="quiet" icon={read ? Mail : MailOpen} onClick={() => mark(read ? "unread" : "read")}>
            {read ? "Mark unread" : "Mark read"}
            <span className="sr"> {name}</span>
          </Button>
          <Button small icon={Check} onClick={() => mark("done")}>
            Done
            <span className="sr"> {name}</span>
          </Button>
        </span>
      </span>
    </li>
  );
}
