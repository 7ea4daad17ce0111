"use client";
import { usePathname } from "next/navigation";
import { IconRail, type RailPlace } from "#components/shell/icon-rail.tsx";
import { useBulkResults } from "#lib/client/bulk-results.ts";
import { useUnread } from "#lib/client/inbox.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNoPayments } from "#lib/domain/bank/bank-rights.ts";
import { worksCases } from "#lib/domain/directory.ts";
import { whyNoLetters } from "#lib/domain/letters/batch-rights.ts";
import { whyNoBoard, whyNotImport } from "#lib/domain/permissions.ts";
import { whyNotReadPolicy } from "#lib/domain/policy-rights.ts";
import { whyNotWriteTemplates } from "#lib/domain/templates/who-may.ts";

/** The rail, with what waits in the inbox. */
export function Places({ demo, onKeys }: { demo: boolean; onKeys: () => void }) {
  const { data: me } = useMe();
  const works = me?.role !== "admin" && me?.role !== "analyst";
  const unread = (useUnread(works && me !== undefined) ?? 0) + useBulkResults().length;
  return (
    <IconRail
      works={works}
      current={placeOf(usePathname())}
      board={me !== undefined && whyNoBoard(me.role) === null}
      inboxCount={unread}
      imports={me !== undefined && whyNotImport(viewerOf(me)) === null}
      letters={me !== undefined && whyNoLetters(viewerOf(me)) === null}
      payments={me !== undefined && whyNoPayments(viewerOf(me)) === null}
      templates={me !== undefined && whyNotWriteTemplates(viewerOf(me)) === null}
      admin={me?.role === "admin"}
      policy={me !== undefined && whyNotReadPolicy(viewerOf(me)) === null}
      accessLog={me?.role === "compliance"}
      tour={demo && me !== undefined && worksCases(me.role) && me.portfolios.length > 0}
      onKeys={onKeys}
    />
  );
}

function placeOf(path: string): RailPlace | undefined {
  if (path.startsWith("/inbox")) return "inbox";
  if (path.startsWith("/board")) return "board";
  if (path.startsWith("/imports")) return "imports";
  if (path.startsWith("/letters")) return "letters";
  if (path.startsWith("/payments")) return "payments";
  if (path.startsWith("/templates")) return "templates";
  if (path.startsWith("/admin")) return "admin";
  if (path.startsWith("/policy")) return "policy";
  if (path.startsWith("/access-log")) return "access-log";
  return path.startsWith("/queue") || path.startsWith("/cases") ? "queue" : undefined;
}
