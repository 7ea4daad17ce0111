"use client";
import { DELIMITER_WORDS, ENCODING_WORDS } from "#components/import/import-words.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { type ImportDraft, sayForm } from "#lib/client/import-draft.ts";
import type { Preview } from "#lib/client/use-preview.ts";
import type { Delimiter, Encoding } from "#lib/domain/import/file-form.ts";

/** How the file's bytes are text and its text rows: as found, until somebody says otherwise. */
export function FileFormSelects({ draft, found }: { draft: ImportDraft; found: Preview | undefined }) {
  return (
    <>
      <Field label="Encoding">
        <Select
          value={draft.encoding ?? ""}
          onChange={({ target }) => sayForm({ encoding: (target.value || null) as Encoding | null })}
        >
          <option value="">As found{found && !draft.encoding ? `: ${ENCODING_WORDS[found.encoding]}` : ""}</option>
          <Options words={ENCODING_WORDS} />
        </Select>
      </Field>
      <Field label="Between cells">
        <Select
          value={draft.delimiter ?? ""}
          onChange={({ target }) => sayForm({ delimiter: (target.value || null) as Delimiter | null })}
        >
          <option value="">As found{found && !draft.delimiter ? `: ${DELIMITER_WORDS[found.delimiter]}` : ""}</option>
          <Options words={DELIMITER_WORDS} />
        </Select>
      </Field>
    </>
  );
}

function Options({ words }: { words: Record<string, string> }) {
  return Object.entries(words).map(([value, said]) => (
    <option key={value} value={value}>
      {said}
    </option>
  ));
}
