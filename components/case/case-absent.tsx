"use client";
import Link from "next/link";
import { useEffect } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";

/** Not found and no access share one page, so that references cannot be probed. */
export function NoSuchCase() {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="empty">
        <h1>No such case</h1>
        <p>
          No such case, or not one you may open. <Link href="/queue">To the queue</Link>
        </p>
      </div>
    </main>
  );
}

/** The reader's access ended while the case was open: its values are gone from the screen. */
export function CaseGone({ caseRef }: { caseRef: string }) {
  useEffect(() => announce("This case is no longer yours to open.", { urgent: true }), []);
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="empty">
        <h1>No longer yours to open</h1>
        <p>
          Your access to {caseRef} ended while it was open. What was on the screen has been taken away; what you had
          written is kept with the case. <Link href="/queue">To the queue</Link>
        </p>
      </div>
    </main>
  );
}

export function CaseUnloaded({ problem, onRetry }: { problem: Error; onRetry: () => void }) {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="empty">
        <h1>The case did not load</h1>
        <p>{problem.message}</p>
        <p className="mt-2">
          <Button onClick={onRetry}>Try again</Button>
        </p>
      </div>
    </main>
  );
}
