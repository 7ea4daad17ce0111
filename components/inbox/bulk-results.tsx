"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { type BulkItem, type BulkResult, fetchNotMoved, useBulkResults } from "#lib/client/bulk-results.ts";
import { useNames } from "#lib/client/names.ts";
import { usePrefer } from "#lib/client/use-prefer.ts";

/** What reassigning many cases came to, above the notices, until the lead says that they have seen it. */
export function BulkResults() {
  const results = useBulkResults();
  const names = useNames();
  const prefer = usePrefer();
  const [left, setLeft] = useState<BulkItem[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = results[0]?.finishedAt;
  if (results.length === 0 || !latest) return null;

  async function showLeft(id: string) {
    try {
      setProblem(null);
      setLeft(await fetchNotMoved(id));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.message);
    }
  }

  return (
    <section className="bulk-results" aria-label="Reassignments that have finished">
      <ul>
        {results.map((result) => (
          <li key={result.id} className="line wrap">
            <span>
              {resultWords(result, result.toUser ? names.person(result.toUser) : names.team(result.toTeam))}{" "}
              <span className="xs ink2">{result.finishedAt ? <TimeText at={result.finishedAt} /> : null}</span>
            </span>
            {result.moved < result.total ? (
              <button type="button" className="link" onClick={() => showLeft(result.id)}>
                Which were not moved
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Button small icon={Check} onClick={() => prefer({ resultsSeen: latest })}>
        Done<span className="sr"> with these results</span>
      </Button>
      {problem ? (
        <Notice kind="error" title="Not loaded.">
          {problem}
        </Notice>
      ) : null}
      {left ? <NotMoved items={left} onClose={() => setLeft(null)} /> : null}
    </section>
  );
}

/** "100 cases to Late Stage: 93 moved, 7 not" */
export function resultWords({ total, moved }: Pick<BulkResult, "total" | "moved">, to: string): string {
  const cases = `${total} ${total === 1 ? "case" : "cases"} to ${to}`;
  return `${cases}: ${moved === total ? "all moved" : `${moved} moved, ${total - moved} not`}`;
}

function NotMoved({ items, onClose }: { items: BulkItem[]; onClose: () => void }) {
  return (
    <Dialog open title="Not moved, and why" onClose={onClose}>
      <ul>
        {items.map(({ ref, says }) => (
          <li key={ref} className="line wrap">
            <Link className="ref" href={`/cases/${ref}`} prefetch={false}>
              {ref}
            </Link>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
