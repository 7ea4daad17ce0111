"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useHeadingFocus } from "#components/ui/use-heading-focus.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNoLetters } from "#lib/domain/letters/batch-rights.ts";

/** The pages of letters, for those who may. The API decides; this only says it in words. */
export function LetterFrame({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  useHeadingFocus(usePathname());
  const why = me ? whyNoLetters(viewerOf(me)) : null;
  if (me && why === null) return children;
  return (
    <main className="main" id="main" tabIndex={-1}>
      {why ? (
        <Empty whole title={why}>
          A letter that you sent stands on its case, with its document.
        </Empty>
      ) : (
        <Skeleton rows={6} label="Loading letters" />
      )}
    </main>
  );
}
