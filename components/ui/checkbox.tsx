import type { ComponentProps, ReactNode } from "react";

/** A native checkbox with its words; with `hideLabel` the words are its name only (a table's select column). */
export function Checkbox({
  label,
  hideLabel,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hideLabel?: boolean }) {
  return (
    <label className="choice">
      <input className="tick" type="checkbox" {...rest} />
      <span className={hideLabel ? "sr" : undefined}>{label}</span>
    </label>
  );
}
