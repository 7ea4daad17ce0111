"use client";
import { useState } from "react";
import { BankMappingForm } from "#components/payments/bank-mapping-form.tsx";
import { BankPreviewTable } from "#components/payments/bank-preview-table.tsx";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { counted } from "#components/ui/counted.ts";
import { FileDrop, FileField } from "#components/ui/file-drop.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type BankFileView, type BankUpload, usePreviewBankFile, useSendBankFile } from "#lib/client/payments.ts";

/** A file, how it is read, and only then into Baton. */
export function UploadBankFile() {
  const preview = usePreviewBankFile();
  const send = useSendBankFile();
  const [upload, setUpload] = useState<BankUpload | null>(null);
  const [taken, setTaken] = useState<BankFileView | null>(null);

  function look(next: BankUpload) {
    setUpload(next);
    setTaken(null);
    send.reset();
    preview.mutate(next, { onSuccess: ({ mapping }) => setUpload({ ...next, mapping }) });
  }
  function take() {
    if (!upload || send.isPending) return;
    send.mutate(upload, {
      onSuccess: (file) => {
        setTaken(file);
        setUpload(null);
        preview.reset();
        announce(`${counted(file.lines, "new payment")}, ${file.known} known`);
      },
    });
  }

  const shown = preview.data;
  const isWhole = shown !== undefined && shown.mappingErrors.length === 0;
  return (
    <FileDrop label="Upload a bank file" onFile={(file) => look({ file })}>
      <FileField
        label={upload ? "Another file" : "Upload a file"}
        takes="camt.053 (XML) or CSV, up to 10 MB and 20,000 payments."
        accept=".xml,.csv,.txt,.tsv,.c53,text/xml,application/xml,text/csv,text/plain"
        onFile={(file) => look({ file })}
      />
      {preview.isPending ? <p className="sm ink2">Reading {upload?.file.name}.</p> : null}
      {preview.error ? (
        <Notice kind="error" role="alert" title="This file cannot be taken in as it is.">
          {preview.error.message} Nothing of it was kept.
        </Notice>
      ) : null}
      {shown && upload ? (
        <>
          {shown.kind === "csv" ? (
            <BankMappingForm
              key={upload.file.name}
              header={shown.header}
              mapping={upload.mapping ?? {}}
              errors={shown.mappingErrors}
              busy={preview.isPending}
              onLook={(mapping) => look({ file: upload.file, mapping })}
            />
          ) : null}
          {isWhole ? <BankPreviewTable preview={shown} /> : null}
          <p className="line">
            <Button kind="primary" busy={send.isPending} disabled={!isWhole} onClick={take}>
              Take in {upload.file.name}
            </Button>
          </p>
        </>
      ) : null}
      {send.error ? (
        <Notice kind="error" role="alert" title="Not taken in.">
          {send.error.message} Nothing of it was kept; sending it again changes nothing twice.
        </Notice>
      ) : null}
      {taken ? (
        <Notice
          title={
            taken.lines > 0
              ? `${counted(taken.lines, "new payment")}.`
              : "Nothing new: these payments are here already."
          }
        >
          {taken.known > 0 ? `${taken.known} known from another file. ` : ""}
          {taken.wrong > 0 ? `${counted(taken.wrong, "row")} could not be read. ` : ""}
          {taken.pending > 0 ? `${taken.pending} not booked yet, and left out. ` : ""}
          What becomes of each stands below.
        </Notice>
      ) : null}
    </FileDrop>
  );
}
