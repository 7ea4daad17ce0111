"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { ApiProblem, api } from "#lib/client/api.ts";
import { saveFile } from "#lib/client/save-file.ts";

/** Says what will leave the house, asks why, and gives the file to keep. */
export function ExportDialog({
  title,
  path,
  body,
  children,
  onClose,
}: {
  title: string;
  /** Where the file is asked for, and with what. */
  path: string;
  body: object;
  /** What the file will hold. */
  children: ReactNode;
  onClose: () => void;
}) {
  const [purpose, setPurpose] = useState("");
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  async function keep(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const file = await api.file(path, purpose.trim() === "" ? body : { ...body, purpose });
      saveFile(file);
      toastDone(`${file.rows} ${file.rows === 1 ? "row" : "rows"} exported`);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
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
      onSubmit={keep}
      notice={
        problem ? (
          <Notice kind="error" role="alert" title="Not exported.">
            {problem.message}
          </Notice>
        ) : null
      }
      foot={
        <span className="line">
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            Export
          </Button>
        </span>
      }
    >
      <p>{children}</p>
      <Field
        label="What is it for? (optional)"
        hint="Your name, the time, the filters, how many rows and this purpose are kept in the access log."
        error={problem?.field("purpose")}
      >
        <TextInput
          value={purpose}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => setPurpose(target.value)}
        />
      </Field>
    </Dialog>
  );
}
