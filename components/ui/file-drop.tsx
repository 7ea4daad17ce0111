"use client";
import { type DragEvent, type ReactNode, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A place on which a file may be dropped; it shows when one is over it. */
export function FileDrop({
  label,
  onFile,
  children,
}: {
  label: string;
  onFile: (file: File) => void;
  children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const isOver = (event: DragEvent, next: boolean) => {
    event.preventDefault();
    setOver(next);
  };
  return (
    <section
      className="imp-file"
      aria-label={label}
      data-over={over || undefined}
      onDragOver={(event) => isOver(event, true)}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        isOver(event, false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      {children}
    </section>
  );
}

/** The same by hand. `takes`: what it may be, and how large. */
export function FileField({
  label,
  takes,
  accept,
  onFile,
}: {
  label: string;
  takes: string;
  accept: string;
  onFile: (file: File) => void;
}) {
  return (
    <Field label={label} hint={`${takes} You may also drop it here.`}>
      <TextInput
        type="file"
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
        }}
      />
    </Field>
  );
}
