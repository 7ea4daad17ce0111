"use client";
import { type RefObject, useState } from "react";
import { casesWords } from "#components/board/outcome-words.ts";
import { ReassignPreview } from "#components/board/reassign-preview.tsx";
import { ReassignProgress } from "#components/board/reassign-progress.tsx";
import { TargetFields, type TargetForm } from "#components/board/target-fields.tsx";
import { useReassignForm } from "#components/board/use-reassign-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Many at once are asked about again (ux 1.9). */
const MANY = 25;

export type ReassignDialogProps = {
  refs: readonly string[];
  /** At which version each case was seen; what changed since is left out and told. */
  versions?: Readonly<Record<string, number>>;
  /** Filled in already. */
  preset?: Partial<TargetForm & { reason: string }>;
  onClose: () => void;
  /** The job is kept: the selection has done its work. */
  onStarted?: (id: string) => void;
  returnTo?: RefObject<HTMLElement | null>;
};

/** Moves one case or many at once: where to and why, what will move and what not, then what became of each. */
export function ReassignDialog(props: ReassignDialogProps) {
  const [job, setJob] = useState<string | null>(null);
  if (job) return <ReassignProgress id={job} onClose={props.onClose} returnTo={props.returnTo} />;
  return (
    <ReassignForm
      {...props}
      onStarted={(id) => {
        props.onStarted?.(id);
        setJob(id);
      }}
    />
  );
}

function ReassignForm({
  refs,
  versions,
  preset,
  onClose,
  onStarted,
  returnTo,
}: ReassignDialogProps & { onStarted: (id: string) => void }) {
  const form = useReassignForm({ refs, versions }, preset, onStarted);
  const { value, change, errors, preview, problem, pending } = form;
  const [asking, setAsking] = useState(false);
  const moving = preview.data?.move ?? 0;
  const cases = casesWords(moving);
  const go = () => {
    if (form.check() && moving > 0) moving > MANY ? setAsking(true) : form.start();
  };
  return (
    <>
      <Dialog
        open
        title={`Reassign ${casesWords(refs.length)}`}
        returnTo={returnTo}
        onClose={onClose}
        notice={
          problem ? (
            <Notice kind="error" title="Not done." role="alert">
              {problem.message}
            </Notice>
          ) : null
        }
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
        foot={
          <>
            <p>At once, without acceptance. Both sides see it and your reason.</p>
            <span className="line">
              <Button kind="quiet" onClick={onClose}>
                Cancel
              </Button>
              <Button
                kind="primary"
                type="submit"
                busy={pending}
                disabled={form.target !== null && preview.isSuccess && moving === 0}
                reason={
                  form.target !== null && preview.isSuccess && moving === 0 ? "None of them would move." : undefined
                }
              >
                {form.target && preview.data ? `Reassign ${cases}` : "Reassign"}
              </Button>
            </span>
          </>
        }
      >
        <TargetFields value={value} change={(next) => change(next)} errors={errors} />
        <TextField
          label="Why"
          hint="Both sides see it."
          value={value.reason}
          onChange={(reason) => change({ reason })}
          error={errors.reason}
          rows={2}
          maxLength={500}
          required
        />
        {form.target ? <ReassignPreview preview={preview} target={form.target} /> : null}
      </Dialog>
      <Confirm
        open={asking}
        title={`Reassign ${cases}?`}
        go={`Reassign ${cases}`}
        busy={pending}
        onGo={() => {
          setAsking(false);
          form.start();
        }}
        onBack={() => setAsking(false)}
      >
        <p>
          They change hands at once, one after the other, each with its own line in the record. It goes on when you
          close this page.
        </p>
      </Confirm>
    </>
  );
}
