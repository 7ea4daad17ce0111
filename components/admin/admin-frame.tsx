"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { useMe } from "#lib/client/queries.ts";

const PAGES = [
  { href: "/admin/people", words: "People" },
  { href: "/admin/teams", words: "Teams and duty" },
  { href: "/admin/portfolios", words: "Portfolios and grants" },
  { href: "/admin/keys", words: "API keys" },
  { href: "/admin/changes", words: "Changes" },
];

/** The admin pages with their list of places. The API decides who may; this only says it in words. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  const path = usePathname();
  useHeadingFocus(path);
  if (me && me.role !== "admin") return <NotAdmin />;
  return (
    <>
      <nav className="views" aria-label="Admin">
        <h2>Admin</h2>
        {PAGES.map(({ href, words }) => (
          <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
            {words}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}

function NotAdmin() {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <Empty whole title="Only admins see this">
        Ask an admin for what you need here.
      </Empty>
    </main>
  );
}

/** Going from page to page puts focus on the new heading; the first page keeps the browser's. */
function useHeadingFocus(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.querySelector<HTMLElement>("#main h1")?.focus();
  }, [path]);
}
