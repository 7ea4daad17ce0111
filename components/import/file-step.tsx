"use client";
import { FileFormSelects } from "#components/import/file-form-selects.tsx";
import { sizeWords } from "#components/import/import-words.ts";
import { Button } from "#components/ui/button.tsx";
import { counted } from "#components/ui/counted.ts";
import { FileDrop, FileField } from "#components/ui/file-drop.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { chooseFile, type ImportDraft } from "#lib/client/import-draft.ts";
import type { ImportInFull } from "#lib/client/imports.ts";
import type { Previewing } from "#lib/client/use-preview.ts";

/** Step 1: the file, how it is read, and why it cannot be. */
export function FileStep({
  draft,
  preview,
  taken,
}: {
  draft: ImportDraft;
  preview: Previewing;
  taken: ImportInFull | undefined;
}) {
  const { file } = draft;
  return (
    <FileDrop label="File" onFile={chooseFile}>
      <div className="imp-file-line">
        <FileField
          label={file ? "Another file" : "File"}
          takes="CSV with a header, up to 256 MB; comma, semicolon, tab or pipe."
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onFile={chooseFile}
        />
        {file ? <FileFormSelects draft={draft} found={preview.shown} /> : null}
      </div>
      {file ? (
        <p className="sm">
          <b>{file.name}</b> <span className="ink2">{sizeWords(file.size)}</span>
          {preview.shown ? <span className="ink2">, {counted(preview.shown.columns.length, "column")}</span> : null}
        </p>
      ) : null}
      {!file && taken ? (
        <Notice title="The mapping is ready.">
          It is that of {taken.fileName ?? taken.source}. Choose that file again, or another one of the same shape.
        </Notice>
      ) : null}
      {preview.error ? (
        <Refused error={preview.error} kept={draft.mapping !== null} onAgain={() => preview.refetch()} />
      ) : null}
      {preview.fetchStatus === "paused" ? (
        <Notice kind="warn" title="Offline.">
          The file and the mapping stay here; the preview comes when the network is back.
        </Notice>
      ) : null}
    </FileDrop>
  );
}

function Refused({ error, kept, onAgain }: { error: Error; kept: boolean; onAgain: () => void }) {
  const refused = isRefused(error);
  return (
    <Notice
      kind="error"
      role="alert"
      title={refused ? "This file cannot be imported as it is." : "The preview did not load."}
      act={
        <Button small onClick={onAgain}>
          Try again
        </Button>
      }
    >
      {error.message} {kept ? "The mapping stays as it is." : null}
    </Notice>
  );
}

/** The file itself is the reason, and not the way to the server. */
export function isRefused(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.status === 422 || error.status === 413);
}
