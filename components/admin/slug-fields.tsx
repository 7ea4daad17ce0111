"use client";
import { useState } from "react";
import type { ErrorOf } from "#components/admin/act-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A name, and the slug that is drawn from it until somebody types their own. A slug is for ever. */
export function SlugFields({ name = "", fixedSlug, errorOf }: { name?: string; fixedSlug?: string; errorOf: ErrorOf }) {
  const [text, setText] = useState(name);
  const [own, setOwn] = useState<string | null>(null);
  return (
    <div className="two">
      <Field label="Name" error={errorOf("name")}>
        <TextInput name="name" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {fixedSlug ? null : (
        <Field label="Slug" error={errorOf("slug")} hint="Names it in the API and in records. It never changes.">
          <TextInput
            name="slug"
            className="ref"
            autoComplete="off"
            value={own ?? slugFrom(text)}
            onChange={(event) => setOwn(event.target.value)}
          />
        </Field>
      )}
    </div>
  );
}

function slugFrom(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63);
}
