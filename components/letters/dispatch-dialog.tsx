"use client";
import { type FormEvent, useState } from "react";
import { countWords } from "#components/letters/batch-words.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import type { BatchView, useBatchAct } from "#lib/client/letters.ts";

/** The printer has it: under which reference. */
export function DispatchDialog({
  of,
  act,
  onClose,
}: {
  of: BatchView;
  act: ReturnType<typeof useBatchAct>;
  onClose: () => void;
}) {
  const [printerReference, setReference] = useState("");
  const [empty, setEmpty] = useState(false);
  const problem = act.error instanceof ApiProblem ? act.error : null;
  const atField = empty ? "Enter what the printer calls it." : problem?.field("printerReference");

  function submit(event: FormEvent) {
    event.preventDefault();
    setEmpty(printerReference.trim() === "");
    if (act.isPending || printerReference.trim() === "") return;
    const done = () => {
      announce(`Batch ${of.number} is handed over`);
      onClose();
    };
    act.mutate({ printerReference }, { onSuccess: done });
  }

  return (
    <Dialog
      open
      size="small"
      title={`Hand over batch ${of.number}`}
      onClose={onClose}
      onSubmit={submit}
      dismissible={!act.isPending}
      notice={
        problem && !problem.field("printerReference") ? (
          <Notice kind="error" role="alert" title="Not handed over.">
            {problem.message}
          </Notice>
        ) : null
      }
      foot={
        <span className="line">
          <Button onClick={onClose} disabled={act.isPending}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={act.isPending}>
            Hand over
          </Button>
        </span>
      }
    >
      <p>
        The cases of its {countWords(of.letters, "letter")} are told that they are on their way. This stays as it is.
      </p>
      <Field
        label="The printer's reference"
        hint="An order or job number, up to 80 characters."
        error={atField}
        required
      >
        <TextInput
          value={printerReference}
          maxLength={80}
          autoComplete="off"
          onChange={({ target }) => setReference(target.value)}
        />
      </Field>
    </Dialog>
  );
}
