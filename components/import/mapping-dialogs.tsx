"use client";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";
import { mappingKept } from "#lib/client/import-draft.ts";
import { type SavedMapping, useMappingsChanged } from "#lib/client/imports.ts";
import { type MappingDraft, toMapping } from "#lib/domain/import/mapping-draft.ts";

export type MappingAct = { is: "keep" } | { is: "save" | "rename" | "drop"; saved: SavedMapping };

/** Keeping a mapping, changing it, its name, taking it away. */
export function MappingDialogs({
  act,
  mapping,
  onClose,
}: {
  act: MappingAct | null;
  mapping: MappingDraft;
  onClose: () => void;
}) {
  const changed = useMappingsChanged();
  const done = async (words: string, from?: string) => {
    await changed();
    if (from !== undefined) mappingKept(from);
    toastDone(words);
    onClose();
  };
  if (!act) return null;
  if (act.is === "keep")
    return (
      <ActDialog
        title="Keep this mapping"
        go="Keep"
        size="small"
        onClose={onClose}
        act={(form) =>
          api.post<SavedMapping>("/import-mappings", { name: form.get("name"), mapping: toMapping(mapping) })
        }
        onDone={({ id, name }) => done(`${name} is kept.`, `saved:${id}`)}
      >
        {(errorOf) => <NameField error={errorOf("name")} hint="Everybody who imports sees it." />}
      </ActDialog>
    );
  const { saved } = act;
  const path = `/import-mappings/${saved.id}`;
  switch (act.is) {
    case "save":
      return (
        <ActDialog
          title={`Save changes to ${saved.name}`}
          go="Save changes"
          size="small"
          onClose={onClose}
          act={() => api.put(path, { name: saved.name, mapping: toMapping(mapping) })}
          onDone={() => done(`${saved.name} is changed.`, `saved:${saved.id}`)}
        >
          <p>Everybody who imports has it as it is here from now on. Imports that were begun with it keep theirs.</p>
        </ActDialog>
      );
    case "rename":
      return (
        <ActDialog
          title={`Rename ${saved.name}`}
          go="Rename"
          size="small"
          onClose={onClose}
          act={(form) => api.put(path, { name: form.get("name"), mapping: saved.mapping })}
          onDone={() => done("The mapping is renamed.")}
        >
          {(errorOf) => <NameField error={errorOf("name")} value={saved.name} />}
        </ActDialog>
      );
    case "drop":
      return (
        <ActDialog
          title={`Delete ${saved.name}`}
          go="Delete"
          size="small"
          onClose={onClose}
          act={() => api.delete(path)}
          onDone={() => done(`${saved.name} is deleted.`, "guess")}
        >
          <p>Nobody can choose it any more. What stands in the form here stays, and so do imports begun with it.</p>
        </ActDialog>
      );
  }
}

function NameField({ error, hint, value }: { error: string | undefined; hint?: string; value?: string }) {
  return (
    <Field label="Name" error={error} hint={hint}>
      <TextInput name="name" autoComplete="off" maxLength={120} defaultValue={value} />
    </Field>
  );
}
