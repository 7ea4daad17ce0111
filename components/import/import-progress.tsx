"use client";
import { Pause, Play } from "lucide-react";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { number, progressWords, shareDone, stateWords, timeLeftWords } from "#components/import/import-words.ts";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { type ImportView, isUnderWay, useImportPause } from "#lib/client/imports.ts";

/** How far it is and how fast, and the switch between pause and resume. Nothing of it once it has ended. */
export function ImportProgress({ of }: { of: ImportView }) {
  const { mutate, isPending, error } = useImportPause(of.id);
  if (of.state === "done" || of.state === "failed") return null;
  const paused = of.state === "paused";
  const left = timeLeftWords(of);
  return (
    <section className="imp-progress" aria-label="Progress">
      <progress aria-label={stateWords(of)} max={100} value={Math.floor(shareDone(of) * 100)} />
      <div className="line wrap">
        <p>
          {progressWords(of)}
          {isUnderWay(of) && of.rate > 0 ? `, ${number(Math.round(of.rate))} rows a second` : null}
          {left ? `, ${left}` : null}
          {of.pausedAt ? (
            <>
              , paused since <TimeText at={of.pausedAt} />
            </>
          ) : null}
        </p>
        <span className="push">
          <Button icon={paused ? Play : Pause} busy={isPending} onClick={() => mutate(paused ? "resume" : "pause")}>
            {paused ? "Resume" : "Pause"}
          </Button>
        </span>
      </div>
      <p className="hint">It goes on without this page. You may leave, reload, or watch it in another window.</p>
      {error ? <ProblemNotice error={error} /> : null}
    </section>
  );
}
