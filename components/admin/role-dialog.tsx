"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { MovesPreview } from "#components/admin/moves-preview.tsx";
import type { PersonDialogProps } from "#components/admin/person-dialogs.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { api } from "#lib/client/api.ts";
import { ROLES, type Role, slugs } from "#lib/domain/codes.ts";

export function RoleDialog({ person, onClose }: PersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const same = role === person.role;
  return (
    <ActDialog
      title={`Role of ${person.name}`}
      go="Change role"
      onClose={onClose}
      reason={same ? `${person.name} has this role.` : undefined}
      act={() => api.put(`/admin/people/${person.id}/role`, { role })}
    >
      {(errorOf) => (
        <>
          <Field label="Role" error={errorOf("role")}>
            <RoleSelect value={role} onChange={setRole} />
          </Field>
          {same ? null : <MovesPreview path={`/admin/people/${person.id}/moves?role=${role}`} />}
        </>
      )}
    </ActDialog>
  );
}

export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const options = slugs(ROLES);
  return (
    <Select
      name="role"
      value={value}
      onChange={(event) => onChange(options.find((role) => role === event.target.value) ?? value)}
    >
      {options.map((role) => (
        <option key={role} value={role}>
          {ROLES[role]}
        </option>
      ))}
    </Select>
  );
}
