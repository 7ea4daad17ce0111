import { useEffect } from "react";
import { useGuess } from "#components/import/use-guess.ts";
import { toastDone } from "#components/ui/toast.ts";
import { type ImportDraft, importDraft, takeMapping } from "#lib/client/import-draft.ts";
import { type ImportInFull, useImport } from "#lib/client/imports.ts";
import type { Preview } from "#lib/client/use-preview.ts";
import { fromMapping } from "#lib/domain/import/mapping-draft.ts";

/** Gives a draft its first mapping: that of an earlier import, or one guessed from the header. Answers with the import. */
export function useFirstMapping(
  draft: ImportDraft,
  preview: Preview | undefined,
  from: string | null,
): ImportInFull | undefined {
  const { data: earlier, isError: isGone } = useImport(from);
  const guess = useGuess(draft.file, preview);
  useEffect(() => {
    const now = importDraft();
    const origin = `import:${from}`;
    if (!earlier || now.from === origin) return;
    const undo = takeMapping(fromMapping(earlier.mapping), origin);
    if (now.edited) toastDone("The mapping was replaced.", { undo });
  }, [earlier, from]);
  useEffect(() => {
    if (guess && (from === null || isGone) && importDraft().mapping === null) takeMapping(guess, "guess");
  }, [guess, from, isGone]);
  return earlier;
}
