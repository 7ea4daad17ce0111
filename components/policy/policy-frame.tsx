"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { PACK_WORDS } from "#lib/domain/contact-policy/pack-words.ts";
import { whyNotReadPolicy } from "#lib/domain/policy-rights.ts";

/** The policy pages with their list of places. The API decides who may; this only says it in words. */
export function PolicyFrame({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  const path = usePathname();
  const pack = useSearchParams().get("pack") ?? "uk";
  useHeadingFocus(`${path}?${pack}`);
  const why = me ? whyNotReadPolicy(viewerOf(me)) : null;
  if (why) {
    return (
      <main className="main" id="main" tabIndex={-1}>
        <Empty whole title={why}>
          Ask compliance for what you need to know of it.
        </Empty>
      </main>
    );
  }
  return (
    <>
      <nav className="views" aria-label="Contact policy">
        <h2>Contact policy</h2>
        {Object.entries(PACK_WORDS).map(([id, words]) => (
          <Link
            key={id}
            href={`/policy?pack=${id}`}
            aria-current={path === "/policy" && pack === id ? "page" : undefined}
          >
            {words}
          </Link>
        ))}
        <Link href="/policy/blocked" aria-current={path === "/policy/blocked" ? "page" : undefined}>
          Blocked contacts
        </Link>
      </nav>
      {me ? (
        children
      ) : (
        <main className="main" id="main" tabIndex={-1}>
          <Skeleton rows={8} label="Loading the contact policy" />
        </main>
      )}
    </>
  );
}

/** Going from page to page puts focus on the new heading; the first page keeps the browser's. */
function useHeadingFocus(place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    document.querySelector<HTMLElement>("#main h1")?.focus();
  }, [place]);
}
