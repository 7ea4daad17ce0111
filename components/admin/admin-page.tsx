import type { ReactNode } from "react";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** One admin page: heading with its count and act, then the list, or why there is none yet. */
export function AdminPage({
  title,
  count,
  act,
  notice,
  loading,
  error,
  children,
}: {
  title: string;
  count?: number;
  act?: ReactNode;
  notice?: ReactNode;
  loading: boolean;
  error: Error | null;
  children: ReactNode;
}) {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>{title}</h1>
          {count === undefined ? null : <span className="count">{count}</span>}
          <span className="push">{act}</span>
        </div>
      </header>
      {notice}
      {error ? <ProblemNotice error={error} /> : null}
      {loading ? <Skeleton rows={8} /> : children}
    </main>
  );
}
