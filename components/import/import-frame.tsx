"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useHeadingFocus } from "#components/ui/use-heading-focus.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNotImport } from "#lib/domain/permissions.ts";

/** The import pages, for those who may. The API decides; this only says it in words. */
export function ImportFrame({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  useHeadingFocus(usePathname());
  if (me && whyNotImport(viewerOf(me)) === null) return children;
  return (
    <main className="main" id="main" tabIndex={-1}>
      {me ? <NotYours /> : <Skeleton rows={6} label="Loading imports" />}
    </main>
  );
}

function NotYours() {
  return (
    <Empty title="Only team leads import">Ask a lead of your team, or an admin for a key with the scope import.</Empty>
  );
}
