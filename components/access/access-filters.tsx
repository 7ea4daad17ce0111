"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { AccessFilter } from "#lib/client/access-log.ts";
import { usePeople } from "#lib/client/queries.ts";
import { ACCESS_ACTIONS, type AccessAction } from "#lib/domain/access.ts";
import { isRef } from "#lib/domain/ref.ts";

/** Whose customer, who, what, when. Asked for with the button, because each look is noted. */
export function AccessFilters({
  filter,
  onFilter,
}: {
  filter: AccessFilter;
  onFilter: (filter: AccessFilter) => void;
}) {
  const { data: people = [] } = usePeople();
  const [form, setForm] = useState(filter);
  const [error, setError] = useState<string>();
  const set = (change: Partial<AccessFilter>) => setForm((before) => ({ ...before, ...change }));
  function show(event: FormEvent) {
    event.preventDefault();
    const ref = form.ref?.trim().toUpperCase() || null;
    if (ref && !isRef(ref)) return setError("A case reference, such as C-7K3M-Q9TX.");
    setError(undefined);
    onFilter({ ...form, ref });
  }
  return (
    <form className="access-filters" onSubmit={show}>
      <Field label="Customer of the case" error={error}>
        <TextInput
          value={form.ref ?? ""}
          maxLength={40}
          autoComplete="off"
          onChange={({ target }) => set({ ref: target.value })}
        />
      </Field>
      <Field label="Person">
        <Select value={form.person ?? ""} onChange={({ target }) => set({ person: target.value || null })}>
          <option value="">Anybody</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="What">
        <Select
          value={form.action ?? ""}
          onChange={({ target }) => set({ action: (target.value as AccessAction) || null })}
        >
          <option value="">Anything</option>
          {Object.entries(ACCESS_ACTIONS).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="From">
        <TextInput type="date" value={form.from ?? ""} onChange={({ target }) => set({ from: target.value || null })} />
      </Field>
      <Field label="To">
        <TextInput
          type="date"
          value={form.until ?? ""}
          onChange={({ target }) => set({ until: target.value || null })}
        />
      </Field>
      <Button type="submit" kind="primary">
        Show
      </Button>
    </form>
  );
}
