"use client";
import { type RefObject, useEffect } from "react";
import { casesWords, holderWords, outcomeWords } from "#components/board/outcome-words.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useBoardAgain } from "#lib/client/board.ts";
import { useNames } from "#lib/client/names.ts";
import { type Reassignment, useReassignment } from "#lib/client/reassignments.ts";

/** How far a reassignment is and what became of each case. Closing it stops nothing. */
export function ReassignProgress({
  id,
  onClose,
  returnTo,
}: {
  id: string;
  onClose: () => void;
  returnTo?: RefObject<HTMLElement | null>;
}) {
  const { data, error } = useReassignment(id);
  useEndAnnounced(data);
  return (
    <Dialog
      open
      title={data?.finishedAt ? "Reassigned" : "Reassigning"}
      returnTo={returnTo}
      onClose={onClose}
      foot={
        <>
          <p>{data?.finishedAt ? "Each case has its own line in the record." : "It goes on when you close this."}</p>
          <Button kind="primary" onClick={onClose} data-first-field="">
            Close
          </Button>
        </>
      }
    >
      {error && !data ? (
        <Notice kind="error" title="How far it is cannot be shown.">
          {error.message} It goes on meanwhile.
        </Notice>
      ) : null}
      {data ? <Outcomes job={data} /> : error ? null : <Skeleton rows={3} label="Asking how far it is" />}
    </Dialog>
  );
}

function Outcomes({ job }: { job: Reassignment }) {
  const names = useNames();
  const left = job.items.filter(({ outcome }) => outcome !== null && outcome !== "moved");
  return (
    <>
      <p>
        <b className="b">
          {job.moved} of {casesWords(job.total)} moved
        </b>{" "}
        to {holderWords({ team: job.toTeam, user: job.toUser }, names)}
        {left.length > 0 ? `, ${left.length} not` : ""}.
      </p>
      <progress className="progress" value={job.done} max={job.total} aria-label="Cases done" />
      {left.length > 0 ? (
        <section aria-label="Not moved">
          <h3 className="label">Not moved</h3>
          <ul className="outcomes">
            {left.map(({ ref, outcome, ...told }) => (
              <li key={ref}>
                <a className="ref" href={`/cases/${ref}`}>
                  {ref}
                </a>
                <span className="ink2">{outcome && outcomeWords({ outcome, ...told }, names)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <details>
        <summary className="sm ink2">{casesWords(job.moved)} moved</summary>
        <p className="max-h-32 overflow-auto">
          {job.items
            .filter(({ outcome }) => outcome === "moved")
            .map(({ ref }) => (
              <span key={ref} className="ref">
                {ref}{" "}
              </span>
            ))}
        </p>
      </details>
    </>
  );
}

function useEndAnnounced(job: Reassignment | undefined): void {
  const again = useBoardAgain();
  const ended = job?.finishedAt !== undefined && job.finishedAt !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, at the end
  useEffect(() => {
    if (!ended || !job) return;
    announce(`${job.moved} of ${casesWords(job.total)} moved.`);
    again();
  }, [ended]);
}
