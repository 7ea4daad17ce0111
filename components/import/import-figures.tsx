import { number } from "#components/import/import-words.ts";
import type { ImportView } from "#lib/client/imports.ts";

/** What became of the rows, and what came of them, as one line of figures. */
export function ImportFigures({ of: { counts, dryRun, state } }: { of: ImportView }) {
  const figures: [label: string, count: number, note?: string][] = [
    ["Rows", counts.rows, "in the file"],
    ["Good", counts.read],
    ["Wrong", counts.wrong, "left out"],
    ["Refused", counts.refused, "by their case"],
    ["Filtered", counts.filtered, "by the row filter"],
    ["Withheld", counts.withheld, "after the as-of day"],
    ["Customers", counts.customers],
    ["Cases", counts.cases, dryRun ? "planned" : undefined],
  ];
  const changes = dryRun
    ? `${number(counts.commands)} changes are planned; nothing was written.`
    : `${number(counts.applied)} changes made, ${number(counts.repeated)} were there already.`;
  return (
    <section aria-label="Figures">
      <dl className="strip imp-strip">
        {figures.map(([label, count, note]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {number(count)} {note ? <small>{note}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
      {state === "staging" ? null : <p className="hint imp-pad">{changes}</p>}
    </section>
  );
}
