"use client";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { isRefused } from "#components/import/file-step.tsx";
import { Sending } from "#components/import/sending.tsx";
import { useStartImport } from "#components/import/use-start-import.ts";
import { Button } from "#components/ui/button.tsx";
import { counted } from "#components/ui/counted.ts";
import { draftTried, dropDraft, type ImportDraft } from "#lib/client/import-draft.ts";
import type { Preview } from "#lib/client/use-preview.ts";
import { faultsOf, toMapping } from "#lib/domain/import/mapping-draft.ts";

/** Step 3 begins here: the whole file, tried or imported. */
export function StartBar({
  draft,
  preview,
  error: unread,
}: {
  draft: ImportDraft;
  preview: Preview;
  error: Error | null;
}) {
  const { file, mapping } = draft;
  const { start, stop, isPending, sent, error } = useStartImport((id, { dryRun }) => {
    if (dryRun) draftTried(id);
    else dropDraft();
  });
  if (!file || !mapping) return null;
  const faults = Object.keys(faultsOf(mapping, preview.columns)).length;
  const reason = isRefused(unread)
    ? "The file cannot be read as it is."
    : faults > 0
      ? `${counted(faults, "field")} of the mapping to mend first.`
      : undefined;
  const go = (dryRun: boolean) =>
    start({
      file,
      mapping: toMapping(mapping),
      form: { encoding: preview.encoding, delimiter: preview.delimiter },
      dryRun,
    });
  return (
    <footer className="bulk imp-start">
      {error ? <ProblemNotice error={error} /> : null}
      <div className="line wrap">
        <Button kind="primary" busy={isPending} disabled={Boolean(reason)} reason={reason} onClick={() => go(true)}>
          Dry run
        </Button>
        <Button busy={isPending} disabled={Boolean(reason)} reason={reason} onClick={() => go(false)}>
          Import without a dry run
        </Button>
        {isPending ? (
          <Sending share={sent} onStop={stop} />
        ) : (
          <span className="hint">{reason ?? "A dry run reads the whole file and makes no case."}</span>
        )}
      </div>
    </footer>
  );
}
