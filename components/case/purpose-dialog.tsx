"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ApiProblem } from "#lib/client/api.ts";

/** Asks what something is needed for before it is shown; the answer is in the access log. */
export function PurposeDialog({
  title,
  act,
  onPurpose,
  onClose,
}: {
  title: string;
  act: string;
  /** Shows what was asked for, or throws the problem. */
  onPurpose: (purpose: string) => Promise<void>;
  onClose: () => void;
}) {
  const [purpose, setPurpose] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function ask(event: FormEvent) {
    event.preventDefault();
    if (purpose.trim() === "") return setError("Say what you need it for.");
    setBusy(true);
    try {
      await onPurpose(purpose);
      onClose();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      setError(problem.field("purpose") ?? problem.message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={onClose}
      onSubmit={ask}
      foot={
        <span className="line">
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {act}
          </Button>
        </span>
      }
    >
      <Field
        label="What do you need it for?"
        hint="Your name, the time and this purpose are kept."
        error={error}
        required
      >
        <TextInput
          value={purpose}
          maxLength={500}
          autoComplete="off"
          onChange={(event) => setPurpose(event.target.value)}
        />
      </Field>
    </Dialog>
  );
}
