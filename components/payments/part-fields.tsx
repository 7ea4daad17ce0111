"use client";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useCaseToPost } from "#lib/client/payments.ts";
import { isRef } from "#lib/domain/ref.ts";

export type Part = { key: number; ref: string; debtId: string; amount: string };

/** One case of a posting: which, for which of its debts, and how much. */
export function PartFields({
  part,
  no,
  of,
  onChange,
  onRemove,
}: {
  part: Part;
  no: number;
  of: number;
  onChange: (now: Partial<Part>) => void;
  onRemove: (() => void) | undefined;
}) {
  const ref = part.ref.trim().toUpperCase();
  const found = useCaseToPost(isRef(ref) ? ref : null);
  const { data } = found;
  const which = of > 1 ? ` ${no}` : "";
  return (
    <fieldset className="grid gap-2">
      <legend className="sr">Part {no}</legend>
      <div className="pd-parts">
        <Field
          label={`Case${which}`}
          hint={data ? `${data.customer.name}, ${moneyWords(data.balanceMinor, data.currency)} owed` : undefined}
          error={found.error ? "No such case, or not one you may open." : undefined}
        >
          <TextInput
            className="ref"
            value={part.ref}
            maxLength={12}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange({ ref: target.value, debtId: "" })}
          />
        </Field>
        <Field label={`Debt${which}`}>
          <Select value={part.debtId} onChange={({ target }) => onChange({ debtId: target.value })}>
            <option value="">As the rules say</option>
            {data?.debts.map(({ id, reference, balanceMinor }) => (
              <option key={id} value={id}>
                {reference}, {moneyWords(balanceMinor, data.currency)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={`Amount${which}`}>
          <TextInput
            inputMode="decimal"
            value={part.amount}
            maxLength={20}
            autoComplete="off"
            onChange={({ target }) => onChange({ amount: target.value })}
          />
        </Field>
      </div>
      {onRemove ? (
        <p>
          <Button kind="quiet" small onClick={onRemove}>
            Remove part {no}
          </Button>
        </p>
      ) : null}
    </fieldset>
  );
}
