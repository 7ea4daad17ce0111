"use client";
import Link from "next/link";
import { useState } from "react";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { leftOut } from "#components/import/import-words.ts";
import { Sending } from "#components/import/sending.tsx";
import { useStartImport } from "#components/import/use-start-import.ts";
import { Button, buttonLook } from "#components/ui/button.tsx";
import { counted } from "#components/ui/counted.ts";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { dropDraft, useImportDraft } from "#lib/client/import-draft.ts";
import type { ImportInFull } from "#lib/client/imports.ts";

/** Step 4: what was tried is imported. After a reload the browser has the file no more, and it is chosen again. */
export function ImportForReal({ of }: { of: ImportInFull }) {
  const draft = useImportDraft();
  const [again, setAgain] = useState<File | null>(null);
  const { start, stop, isPending, sent, error } = useStartImport(dropDraft);
  const here = draft.tried === of.id;
  const file = again ?? (here ? draft.file : null);
  const { encoding, delimiter, mapping, counts } = of;
  const out = leftOut(counts);
  const reason = file ? undefined : "Choose the file again first.";
  return (
    <Notice
      kind={out > 0 ? "warn" : "done"}
      title={`The dry run found ${counted(counts.read, "good row")}: ${counted(counts.cases, "case")}.`}
      acts={
        <>
          {!here ? (
            <Field
              label={`The file ${of.fileName ?? ""} again`}
              hint="The dry run keeps no file. Its mapping is kept here."
            >
              <TextInput type="file" onChange={({ target }) => setAgain(target.files?.[0] ?? null)} />
            </Field>
          ) : null}
          <Button
            kind="primary"
            busy={isPending}
            disabled={Boolean(reason)}
            reason={reason}
            onClick={() => file && start({ file, mapping, form: { encoding, delimiter }, dryRun: false })}
          >
            Import {counted(counts.read, "row")}
          </Button>
          <Link className={buttonLook({})} href={here ? "/imports/new" : `/imports/new?from=${of.id}`}>
            Back to the mapping
          </Link>
          {isPending ? <Sending share={sent} onStop={stop} /> : null}
          {error ? <ProblemNotice error={error} /> : null}
        </>
      }
    >
      {out > 0 ? `${counted(out, "row")} would be left out; the reasons are below.` : "No row would be left out."} No
      case was made.
    </Notice>
  );
}
