import { Checkbox } from "#components/ui/checkbox.tsx";

/** Some of a few codes, ticked. They keep the order of the table. */
export function ChoiceControl({
  options,
  chosen,
  onChange,
}: {
  options: Record<string, string>;
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const set = (code: string, on: boolean) =>
    onChange(Object.keys(options).filter((one) => (one === code ? on : chosen.includes(one))));
  return (
    <div className="line wrap">
      {Object.entries(options).map(([code, words]) => (
        <Checkbox
          key={code}
          label={words}
          checked={chosen.includes(code)}
          onChange={({ target }) => set(code, target.checked)}
        />
      ))}
    </div>
  );
}
