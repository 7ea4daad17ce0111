"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Empty } from "#components/ui/empty.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useHeadingFocus } from "#components/ui/use-heading-focus.ts";
import { useMe, viewerOf } from "#lib/client/queries.ts";
import { whyNoPayments } from "#lib/domain/bank/bank-rights.ts";

const PLACES = [
  ["/payments", "Unmatched"],
  ["/payments/files", "Bank files"],
  ["/payments/gateway", "Gateway"],
  ["/payments/reconciliation", "Reconciliation"],
] as const;

/** The payments desk with its list of places. The API decides who may; this only says it in words. */
export function PaymentsFrame({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  const path = usePathname();
  useHeadingFocus(path);
  const why = me ? whyNoPayments(viewerOf(me)) : null;
  if (why) {
    return (
      <main className="main" id="main" tabIndex={-1}>
        <Empty whole title={why}>
          A payment of a customer stands on their case.
        </Empty>
      </main>
    );
  }
  return (
    <>
      <nav className="views" aria-label="Payments">
        <h2>Payments</h2>
        {PLACES.map(([href, words]) => (
          <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
            {words}
          </Link>
        ))}
      </nav>
      {me ? (
        children
      ) : (
        <main className="main" id="main" tabIndex={-1}>
          <Skeleton rows={8} label="Loading payments" />
        </main>
      )}
    </>
  );
}
