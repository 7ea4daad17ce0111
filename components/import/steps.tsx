const STEPS = { file: "File", mapping: "Mapping", "dry-run": "Dry run", import: "Import" } as const;
export type Step = keyof typeof STEPS;

/** Where in the four steps of an import this is. */
export function Steps({ at }: { at: Step }) {
  return (
    <ol className="imp-steps" aria-label="Steps">
      {Object.entries(STEPS).map(([step, words], index) => (
        <li key={step} aria-current={step === at ? "step" : undefined}>
          <span className="num">{index + 1}</span> {words}
        </li>
      ))}
    </ol>
  );
}
