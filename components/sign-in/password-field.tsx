"use client";
import { type KeyboardEvent, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** Paste and password managers work; Show reveals it; Caps lock is said. */
export function PasswordField({
  value,
  onChange,
  chosen = false,
  error,
  label = "Password",
  name = "password",
}: {
  value: string;
  onChange: (value: string) => void;
  /** A new password is chosen here, not an old one entered. */
  chosen?: boolean;
  error?: string;
  label?: string;
  name?: string;
}) {
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  function noticeCaps(event: KeyboardEvent) {
    setCaps(event.getModifierState("CapsLock"));
  }
  return (
    <Field
      label={label}
      required
      error={error}
      hint={caps ? "Caps lock is on" : chosen ? "At least 12 characters" : undefined}
      aside={
        <button
          type="button"
          className="link sm"
          aria-label={`${shown ? "Hide" : "Show"} ${label.toLowerCase()}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? "Hide" : "Show"}
        </button>
      }
    >
      <TextInput
        type={shown ? "text" : "password"}
        name={name}
        autoComplete={chosen ? "new-password" : "current-password"}
        autoCapitalize="none"
        spellCheck={false}
        data-size="tall"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={noticeCaps}
        onKeyUp={noticeCaps}
      />
    </Field>
  );
}
