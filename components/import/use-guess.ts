import { useMemo } from "react";
import { useMe, usePortfolios } from "#lib/client/queries.ts";
import type { Preview } from "#lib/client/use-preview.ts";
import { guessDraft } from "#lib/domain/import/guess.ts";
import type { MappingDraft } from "#lib/domain/import/mapping-draft.ts";

/** A mapping guessed from the file; null until file and desk are known. Who works one portfolio means that one. */
export function useGuess(file: File | null, preview: Preview | undefined): MappingDraft | null {
  const { data: me } = useMe();
  const { data: portfolios } = usePortfolios();
  return useMemo(() => {
    if (!file || !preview || !me || !portfolios) return null;
    const mine = portfolios.filter(({ slug }) => me.portfolios.includes(slug));
    const only = mine.length === 1 ? mine[0] : undefined;
    const seen = { fileName: file.name, columns: preview.columns, rows: preview.rows.map(({ cells }) => cells) };
    return guessDraft(seen, { portfolio: only?.slug, currency: only?.currency });
  }, [file, preview, me, portfolios]);
}
