"use client";
import { useEffect, useState } from "react";
import { number } from "#components/import/import-words.ts";
import { RawTable } from "#components/import/raw-table.tsx";
import { ReadTable } from "#components/import/read-table.tsx";
import { announce } from "#components/ui/announce.ts";
import { counted } from "#components/ui/counted.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Preview } from "#lib/client/use-preview.ts";
import { faultsOf, type MappingDraft } from "#lib/domain/import/mapping-draft.ts";

type View = "read" | "raw";

/** What comes of the file's first rows; it follows the mapping as it is typed. */
export function PreviewPane({ preview, isOld, mapping }: { preview: Preview; isOld: boolean; mapping: MappingDraft }) {
  const [view, setView] = useState<View>("read");
  const words = wordsOf(preview, isOld, mapping);
  useEffect(() => {
    if (!isOld) announce(`Preview: ${words}`);
  }, [words, isOld]);
  return (
    <section className="imp-preview" aria-labelledby="preview" data-old={isOld || undefined}>
      <h2 id="preview" className="imp-h">
        Preview
      </h2>
      <p className="sm imp-said">{words}</p>
      {preview.rows.length === 0 ? <Notice kind="warn" title="The file has a header and no row." /> : null}
      <Tabs<View>
        label="Preview"
        value={view}
        onChange={setView}
        tabs={[
          { value: "read", label: "As Baton reads it" },
          { value: "raw", label: "As in the file" },
        ]}
      >
        {view === "read" ? <ReadTable rows={preview.rows} /> : <RawTable preview={preview} />}
      </Tabs>
    </section>
  );
}

function wordsOf(preview: Preview, isOld: boolean, mapping: MappingDraft): string {
  const whole = preview.mappingErrors.length === 0 && preview.rows.some(({ outcome }) => outcome !== null);
  if (whole) return countWords(preview);
  const missing = Object.keys(faultsOf(mapping, preview.columns)).length;
  if (missing === 0 && isOld) return "Reading the rows.";
  return `The mapping is not whole yet${missing > 0 ? `: ${counted(missing, "field")} to mend` : ""}.`;
}

function countWords({ counts, whole, rows }: Preview): string {
  const { debts, wrong, filtered, withheld } = counts;
  const parts = [
    counted(debts, "debt"),
    wrong > 0 && `${number(wrong)} wrong`,
    filtered > 0 && `${number(filtered)} left out by the filter`,
    withheld > 0 && `${number(withheld)} after the as-of day`,
  ].filter(Boolean);
  const of = whole ? `Of ${counted(counts.rows, "row")}` : `Of the first ${counted(counts.rows, "row")}`;
  const shown = rows.length < counts.rows ? ` The first ${number(rows.length)} are shown.` : "";
  return `${of}: ${parts.join(", ")}.${shown}`;
}
