"use client";
import { useSyncExternalStore } from "react";
import type { Delimiter, Encoding } from "../domain/import/file-form.ts";
import { EMPTY_DRAFT, type MappingDraft } from "../domain/import/mapping-draft.ts";

/**
 * The import that is being prepared: in this window's memory only, so that it outlives a look at the queue and nothing of
 * the file is stored. `mapping` is null until one is chosen or guessed.
 */
export type ImportDraft = {
  file: File | null;
  /** Another one for every file: two files may have one name. */
  fileNumber: number;
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  mapping: MappingDraft | null;
  /** Where the mapping came from: `guess`, `sample:…`, `saved:…`, `import:…`. */
  from: string;
  /** Typed since it came from there. */
  edited: boolean;
  /** The dry run that was made of it. */
  tried: string | null;
};

const NOTHING: ImportDraft = {
  file: null,
  fileNumber: 0,
  encoding: null,
  delimiter: null,
  mapping: null,
  from: "guess",
  edited: false,
  tried: null,
};

let draft = NOTHING;
const listeners = new Set<() => void>();

export function useImportDraft(): ImportDraft {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draft,
    () => NOTHING,
  );
}

/** The same outside of a component. */
export function importDraft(): ImportDraft {
  return draft;
}

/** Another file under the same mapping; what was only guessed from the file before is guessed anew. */
export function chooseFile(file: File): void {
  const guessed = draft.from === "guess" && !draft.edited;
  const mapping = guessed ? null : draft.mapping;
  change({ file, fileNumber: draft.fileNumber + 1, encoding: null, delimiter: null, mapping });
}

/** What somebody says of the file, in the place of what is found; null for what is found. */
export function sayForm(form: Partial<Pick<ImportDraft, "encoding" | "delimiter">>): void {
  change(form);
}

/** Takes a whole mapping in the place of what was there; answers with how to undo that. */
export function takeMapping(mapping: MappingDraft, from: string): () => void {
  const before = draft;
  change({ mapping, from, edited: false });
  return () => change({ mapping: before.mapping, from: before.from, edited: before.edited });
}

/** What somebody types. */
export function editMapping(edit: (mapping: MappingDraft) => MappingDraft): void {
  change({ mapping: edit(draft.mapping ?? EMPTY_DRAFT), edited: true });
}

/** The mapping is now kept under that origin as it is. */
export function mappingKept(from: string): void {
  change({ from, edited: false });
}

/** A dry run has it as it is now, so that leaving loses nothing. */
export function draftTried(id: string): void {
  change({ tried: id, edited: false });
}

/** Begins anew. */
export function dropDraft(): void {
  change({ ...NOTHING, fileNumber: draft.fileNumber });
}

function change(part: Partial<ImportDraft>): void {
  draft = { ...draft, ...part };
  for (const listener of listeners) listener();
}
