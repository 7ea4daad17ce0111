"use client";
import { useState } from "react";
import { casesWords, holderWords } from "#components/board/outcome-words.ts";
import { ReassignProgress } from "#components/board/reassign-progress.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import { useReassignments } from "#lib/client/reassignments.ts";

/** The last reassignment: under way, or how it ended. It went on while this page was closed. */
export function JobLines() {
  const { data: jobs = [] } = useReassignments();
  const names = useNames();
  const [open, setOpen] = useState<string | null>(null);
  const running = jobs.filter(({ finishedAt }) => !finishedAt);
  const shown = running.length > 0 ? running : jobs.slice(0, 1);
  return (
    <>
      {shown.map((job) => (
        <p key={job.id} className="board-line line wrap">
          <span>
            {job.finishedAt ? "Reassigned" : "Reassigning"}: {job.moved} of {casesWords(job.total)} to{" "}
            {holderWords({ team: job.toTeam, user: job.toUser }, names)}, <TimeText at={job.createdAt} />
          </span>
          <span className="push">
            <Button small kind="quiet" onClick={() => setOpen(job.id)}>
              Show each case
            </Button>
          </span>
        </p>
      ))}
      {open ? <ReassignProgress id={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
