"use client";
import { Pause, Play } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { holderWords } from "#components/board/outcome-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useFeed } from "#lib/client/board.ts";
import { useNames } from "#lib/client/names.ts";
import type { FeedItem } from "#lib/domain/board.ts";
import type { Names } from "#lib/domain/describe.ts";

/** What happens to ownership, newest first. Paused, it stands still and says how much came; resumed, it shows the present. */
export function OwnershipFeed() {
  const feed = useFeed();
  const names = useNames();
  const [held, setHeld] = useState<FeedItem[] | null>(null);
  const fresh = feed.data ?? [];
  const shown = held ?? fresh;
  const known = new Set(shown.map(({ id }) => id));
  const waiting = fresh.filter(({ id }) => !known.has(id)).length;
  return (
    <section aria-label="Ownership changes">
      <div className="board-sec">
        <h2>Ownership changes</h2>
        {held ? <span className="count">Paused, {waiting} waiting</span> : null}
        <span className="push">
          <Button small kind="quiet" icon={held ? Play : Pause} onClick={() => setHeld(held ? null : fresh)}>
            {held ? "Resume" : "Pause"}
          </Button>
        </span>
      </div>
      {feed.isPending ? <Skeleton rows={4} label="Loading what happened" /> : null}
      {feed.isError && !feed.data ? (
        <Notice kind="error" title="The feed did not load.">
          {feed.error.message}
        </Notice>
      ) : null}
      {feed.isSuccess && shown.length === 0 ? (
        <p className="board-line ink2">Nothing changed hands in 24 hours.</p>
      ) : null}
      <ol>
        {shown.map((item) => (
          <li key={item.id} className="feed-row">
            <TimeText at={item.at} as="time" />
            <div className="cut">
              <Link href={`/cases/${item.ref}?event=${item.version}`} prefetch={false}>
                {item.customerName}
              </Link>{" "}
              {whatWords(item, names)}
              <br />
              <span className="ink2">{whyWords(item, names)}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whatWords({ type, to }: FeedItem, names: Names): string {
  if (type === "owner-changed" && to)
    return to.user ? `to ${holderWords(to, names)}` : `waits in ${names.team(to.team)}`;
  if (type === "handover-offered" && to) return `offered to ${to.user ? names.person(to.user) : names.team(to.team)}`;
  return (
    { "handover-declined": "declined", "handover-expired": "offer expired", "handover-withdrawn": "offer withdrawn" }[
      type as string
    ] ?? ""
  );
}

const WHY: Record<string, string> = {
  taken: "Taken",
  accepted: "Handover accepted",
  returned: "Returned",
  reassigned: "Reassigned",
  reopened: "Reopened",
  "person-left": "The owner left",
  "team-left": "The team no longer works the portfolio",
  absence: "The owner is away",
};

function whyWords({ type, actor, why, from }: FeedItem, names: Names): string {
  const by = actor.kind === "user" ? names.person(actor.id) : actor.kind === "api" ? "another system" : "Baton";
  if (type !== "owner-changed") return `By ${by}${why ? `: ${why.replaceAll("-", " ")}` : ""}`;
  const said = WHY[why ?? ""] ?? "Moved";
  return `${said} by ${by}${from ? `, from ${from.user ? names.person(from.user) : names.team(from.team)}` : ""}`;
}
