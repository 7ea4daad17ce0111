"use client";
import { type FormEvent, useState } from "react";
import type { RevealField } from "#components/case/customer-section.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ApiProblem, api } from "#lib/client/api.ts";

export type Revealed = { field: RevealField; value: string };

/** Asks what the value is needed for before it is shown; the answer is in the access log. */
export function RevealDialog({
  field,
  name,
  onRevealed,
  onClose,
}: {
  field: RevealField;
  name: string;
  onRevealed: (revealed: Revealed) => void;
  onClose: () => void;
}) {
  const { caseRef } = useOpenCase();
  const [purpose, setPurpose] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function reveal(event: FormEvent) {
    event.preventDefault();
    if (purpose.trim() === "") return setError("Say what you need it for.");
    setBusy(true);
    try {
      const { value } = await api.post<Revealed>(`/cases/${caseRef}/reveals`, { field, purpose });
      onRevealed({ field, value });
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
      title={`Reveal ${name.toLowerCase()}`}
      onClose={onClose}
      onSubmit={reveal}
      foot={
        <span className="line">
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            Reveal
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
