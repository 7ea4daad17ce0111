import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ApiProblem } from "#lib/client/api.ts";

type Asked = { data?: unknown; error: Error | null; refetch: () => unknown };

/** One admin page: heading with its count and act, then the list, or why there is none yet. */
export function AdminPage({
  title,
  count,
  act,
  notice,
  of,
  children,
}: {
  title: string;
  count?: number;
  act?: ReactNode;
  notice?: ReactNode;
  /** What the list is made of. */
  of: Asked;
  children: ReactNode;
}) {
  const here = of.data !== undefined;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>{title}</h1>
          {count === undefined || !here ? null : <span className="count">{count}</span>}
          <span className="push">{act}</span>
        </div>
      </header>
      {notice}
      {of.error ? <NotLoaded error={of.error} here={here} onAgain={of.refetch} /> : null}
      {here ? children : null}
      {here || of.error ? null : <Skeleton rows={8} />}
    </main>
  );
}

/** The trace id only where an admin may need it. */
function NotLoaded({ error, here, onAgain }: { error: Error; here: boolean; onAgain: () => unknown }) {
  const trace = error instanceof ApiProblem && error.status >= 500 ? error.traceId : undefined;
  return (
    <Notice
      kind="error"
      title={here ? "This list may be out of date." : "The list did not load."}
      act={
        <Button small onClick={() => onAgain()}>
          Try again
        </Button>
      }
    >
      {error.message} {trace ? <span className="ref">{trace}</span> : null}
    </Notice>
  );
}
