"use client";
import { errorsByField, troublesByField } from "#components/import/mapping-errors.ts";
import { MappingKeeper } from "#components/import/mapping-keeper.tsx";
import { RowFilter } from "#components/import/row-filter.tsx";
import { TargetField } from "#components/import/target-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { editMapping, type ImportDraft } from "#lib/client/import-draft.ts";
import type { Preview } from "#lib/client/use-preview.ts";
import type { DraftOperator, MappingDraft } from "#lib/domain/import/mapping-draft.ts";
import { TARGET_GROUPS, type TargetPath } from "#lib/domain/import/targets.ts";

/** Step 2: what of the file becomes what. What is wrong stands at its field. */
export function MappingForm({
  draft,
  mapping,
  preview,
}: {
  draft: ImportDraft;
  mapping: MappingDraft;
  preview: Preview;
}) {
  const errors = errorsByField(mapping, preview);
  const troubles = troublesByField(preview);
  return (
    <section className="imp-map" aria-labelledby="mapping">
      <div className="line wrap">
        <h2 id="mapping" className="imp-h">
          Mapping
        </h2>
      </div>
      <MappingKeeper draft={draft} mapping={mapping} preview={preview} />
      <div className="two">
        <Field
          label="Source (required)"
          error={errors.source}
          hint="The system that the references come from: a reference is one customer only within its source."
        >
          <TextInput
            value={mapping.source}
            autoComplete="off"
            required
            onChange={({ target }) => change({ source: target.value })}
          />
        </Field>
        <Field label="As of" error={errors.asOf} hint="Nothing later is taken in. Empty: today.">
          <TextInput type="date" value={mapping.asOf} onChange={({ target }) => change({ asOf: target.value })} />
        </Field>
      </div>
      {TARGET_GROUPS.map(({ title, targets, ...group }) => (
        <fieldset key={title} className="imp-group">
          <legend className="imp-h">{title}</legend>
          {"about" in group ? <p className="hint">{group.about}</p> : null}
          {targets.map((target) => (
            <TargetField
              key={target.path}
              target={target}
              operator={mapping.fields[target.path]}
              preview={preview}
              error={errors[target.path]}
              trouble={troubles[target.path]}
              onChange={(operator) => changeField(target.path, operator)}
            />
          ))}
        </fieldset>
      ))}
      <RowFilter
        where={mapping.where}
        columns={preview.columns}
        errors={errors}
        trouble={troubles.where}
        onChange={(where) => change({ where })}
      />
    </section>
  );
}

function change(part: Partial<MappingDraft>): void {
  editMapping((mapping) => ({ ...mapping, ...part }));
}

function changeField(path: TargetPath, operator: DraftOperator | undefined): void {
  editMapping((mapping) => {
    const { [path]: _, ...rest } = mapping.fields;
    return { ...mapping, fields: operator ? { ...rest, [path]: operator } : rest };
  });
}
