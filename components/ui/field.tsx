"use client";
import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true; required?: boolean };
const FieldContext = createContext<Wiring | null>(null);

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Beside the label, at the right edge: a count, a small act. */
  aside?: ReactNode;
  required?: boolean;
  hideLabel?: boolean;
  children: ReactNode;
};

/** Label, control, hint and error, wired together by ids. The control inside (TextInput, TextArea, Select) picks the wiring up. */
export function Field({ label, hint, error, aside, required, hideLabel, children }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const wiring: Wiring = { id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
  const name = (
    <label className={hideLabel ? "sr" : "label"} htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className="field">
      {aside ? (
        <div className="line">
          {name}
          <span className="push">{aside}</span>
        </div>
      ) : (
        name
      )}
      <FieldContext value={{ ...wiring, required }}>{children}</FieldContext>
      {error ? (
        <p className="error" id={`${id}-error`}>
          <CircleAlert className="i" />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

/** The ids and states that a control inside a Field must carry; empty outside one. */
export function useFieldWiring(): Partial<Wiring> {
  return useContext(FieldContext) ?? {};
}
