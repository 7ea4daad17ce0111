"use client";
import Link from "next/link";
import { FileStep } from "#components/import/file-step.tsx";
import { MappingForm } from "#components/import/mapping-form.tsx";
import { PreviewPane } from "#components/import/preview-pane.tsx";
import { SampleButtons } from "#components/import/sample-buttons.tsx";
import { StartBar } from "#components/import/start-bar.tsx";
import { Steps } from "#components/import/steps.tsx";
import { useFirstMapping } from "#components/import/use-first-mapping.ts";
import { useLeaveWarning } from "#components/import/use-leave-warning.ts";
import { buttonLook } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useImportDraft } from "#lib/client/import-draft.ts";
import { usePreview } from "#lib/client/use-preview.ts";

/** A file, how its columns become facts, and what comes of it. `from`: an import whose mapping is taken up again. */
export function NewImportPage({ from }: { from: string | null }) {
  const draft = useImportDraft();
  const preview = usePreview(draft);
  const taken = useFirstMapping(draft, preview.shown, from);
  useLeaveWarning(draft.edited);
  return (
    <main className="main" id="main" tabIndex={-1}>
      <header className="q-head">
        <div className="line wrap">
          <h1 tabIndex={-1}>New import</h1>
          <span className="push">
            <Link className={buttonLook({ kind: "quiet" })} href="/imports">
              All imports
            </Link>
          </span>
        </div>
        <Steps at={preview.shown && draft.mapping ? "mapping" : "file"} />
      </header>
      <div className="imp-body">
        <FileStep draft={draft} preview={preview} taken={taken} />
        {draft.file === null ? (
          <div className="imp-pad">
            <SampleButtons />
          </div>
        ) : null}
        {draft.file && preview.isPending && !preview.shown && preview.fetchStatus !== "paused" ? (
          <Skeleton rows={4} label="Reading the file" />
        ) : null}
        {draft.mapping && preview.shown ? (
          <div className="imp-cols">
            <MappingForm draft={draft} mapping={draft.mapping} preview={preview.shown} />
            <PreviewPane preview={preview.shown} isOld={preview.isOld} mapping={draft.mapping} />
          </div>
        ) : null}
      </div>
      {draft.mapping && draft.file && preview.shown ? (
        <StartBar draft={draft} preview={preview.shown} error={preview.error} />
      ) : null}
    </main>
  );
}
