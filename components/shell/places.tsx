"use client";
import { usePathname } from "next/navigation";
import { IconRail, type RailPlace } from "#components/shell/icon-rail.tsx";
import { useInbox, useMe } from "#lib/client/queries.ts";
import { worksCases } from "#lib/domain/directory.ts";

/** The rail, with what waits in the inbox. */
export function Places({ demo, onKeys }: { demo: boolean; onKeys: () => void }) {
  const { data: me } = useMe();
  const { data: inbox } = useInbox();
  const unread = inbox?.filter((notice) => !notice.read).length ?? 0;
  const works = me?.role !== "admin" && me?.role !== "analyst";
  return (
    <IconRail
      works={works}
      current={placeOf(usePathname())}
      inboxCount={unread}
      admin={me?.role === "admin"}
      tour={demo && me !== undefined && worksCases(me.role) && me.portfolios.length > 0}
      onKeys={onKeys}
    />
  );
}

function placeOf(path: string): RailPlace | undefined {
  if (path.startsWith("/inbox")) return "inbox";
  if (path.startsWith("/admin")) return "admin";
  return path.startsWith("/queue") || path.startsWith("/cases") ? "queue" : undefined;
}
