import type { ReactNode } from "react";

/** A setting that applies at once. The state is a word too. */
export function Switch({
  label,
  checked,
  onChange,
  disabled,
}: {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}) {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={checked}
      disabled={disabled}
      onClick={() => onChange(!checked)}
    >
      <span className="switch-track" aria-hidden="true" />
      <span>{label}</span>
      <span className="switch-word" aria-hidden="true">
        {checked ? "on" : "off"}
      </span>
    </button>
  );
}
