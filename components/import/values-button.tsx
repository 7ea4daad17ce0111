"use client";
import { useState } from "react";
import { ValuesDialog } from "#components/import/values-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Preview } from "#lib/client/use-preview.ts";
import type { ColumnOperator } from "#lib/domain/import/mapping-draft.ts";
import type { Target } from "#lib/domain/import/targets.ts";

/** The value map and the value of empty cells, said in a word and changed in a dialog. */
export function ValuesButton({
  target,
  operator,
  preview,
  onChange,
}: {
  target: Target;
  operator: ColumnOperator;
  preview: Preview;
  onChange: (operator: ColumnOperator) => void;
}) {
  const [open, setOpen] = useState(false);
  const count = Object.keys(operator.values ?? {}).length;
  const said = [count > 0 && `${count} ${count === 1 ? "value" : "values"}`, elseWords(operator.default)];
  return (
    <>
      <Button small aria-label={`Values of ${target.label}`} onClick={() => setOpen(true)}>
        {said.filter(Boolean).join(", ") || "Values"}
      </Button>
      {open ? (
        <ValuesDialog
          target={target}
          operator={operator}
          preview={preview}
          onClose={() => setOpen(false)}
          onSave={(next) => {
            onChange(next);
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function elseWords(value: string | boolean | undefined): string | false {
  if (value === undefined) return false;
  return typeof value === "boolean" ? `else ${value ? "yes" : "no"}` : `else ${value}`;
}
