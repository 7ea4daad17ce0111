"use client";
import { useState } from "react";
import { type MappingAct, MappingDialogs } from "#components/import/mapping-dialogs.tsx";
import { useGuess } from "#components/import/use-guess.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Menu, MenuItem } from "#components/ui/menu.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { type ImportDraft, takeMapping } from "#lib/client/import-draft.ts";
import { useSavedMappings } from "#lib/client/imports.ts";
import type { Preview } from "#lib/client/use-preview.ts";
import { fromMapping, type MappingDraft } from "#lib/domain/import/mapping-draft.ts";
import { SAMPLES } from "#lib/domain/import/samples.ts";

/** Where the mapping comes from, and keeping it under a name for everybody who imports. */
export function MappingKeeper({
  draft,
  mapping,
  preview,
}: {
  draft: ImportDraft;
  mapping: MappingDraft;
  preview: Preview;
}) {
  const { data: saved = [], isError } = useSavedMappings();
  const guess = useGuess(draft.file, preview);
  const [act, setAct] = useState<MappingAct | null>(null);
  const current = saved.find(({ id }) => draft.from === `saved:${id}`);
  function take(from: string) {
    const next = mappingOf(from, guess, saved);
    if (!next) return;
    const undo = takeMapping(next, from);
    if (draft.edited) toastDone("The mapping was replaced.", { undo });
  }
  return (
    <div className="imp-keeper">
      <Field
        label="Mapping from"
        hint={draft.edited ? "Changed since." : undefined}
        error={isError ? "Kept mappings did not load." : undefined}
      >
        <Select value={draft.from} onChange={({ target }) => take(target.value)}>
          <option value="guess">Guessed from the header</option>
          {draft.from.startsWith("import:") ? <option value={draft.from}>An earlier import</option> : null}
          {saved.length > 0 ? (
            <optgroup label="Kept">
              {saved.map(({ id, name }) => (
                <option key={id} value={`saved:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          ) : null}
          <optgroup label="Comes with Baton">
            {SAMPLES.map(({ name, label }) => (
              <option key={name} value={`sample:${name}`}>
                {label}
              </option>
            ))}
          </optgroup>
        </Select>
      </Field>
      <Menu trigger={<Button>Keep</Button>}>
        {current ? (
          <MenuItem onClick={() => setAct({ is: "save", saved: current })}>Save changes to {current.name}</MenuItem>
        ) : null}
        <MenuItem onClick={() => setAct({ is: "keep" })}>
          {current ? "Keep under another name" : "Keep under a name"}
        </MenuItem>
        {current ? (
          <>
            <MenuItem onClick={() => setAct({ is: "rename", saved: current })}>Rename</MenuItem>
            <MenuItem onClick={() => setAct({ is: "drop", saved: current })}>Delete</MenuItem>
          </>
        ) : null}
      </Menu>
      <MappingDialogs act={act} mapping={mapping} onClose={() => setAct(null)} />
    </div>
  );
}

function mappingOf(
  from: string,
  guess: MappingDraft | null,
  saved: { id: string; mapping: Parameters<typeof fromMapping>[0] }[],
): MappingDraft | null {
  if (from === "guess") return guess;
  const kept = saved.find(({ id }) => from === `saved:${id}`) ?? SAMPLES.find(({ name }) => from === `sample:${name}`);
  return kept ? fromMapping(kept.mapping) : null;
}
