"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { type Moved, useUnseenMoves } from "#components/admin/admin-data.ts";
import { MovesPreview, movedWords } from "#components/admin/moves-preview.tsx";
import type { PersonDialogProps } from "#components/admin/person-dialogs.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";
import { ROLES, type Role, slugs } from "#lib/domain/codes.ts";

export function RoleDialog({ person, onClose }: PersonDialogProps) {
  const [role, setRole] = useState(person.role);
  const same = role === person.role;
  const path = `/admin/people/${person.id}/moves?role=${role}`;
  const unseen = useUnseenMoves(same ? null : path);
  return (
    <ActDialog
      title={`Role of ${person.name}`}
      go="Change role"
      onClose={onClose}
      reason={same ? `${person.name} has this role.` : unseen}
      act={() => api.put<Moved>(`/admin/people/${person.id}/role`, { role })}
      onDone={({ moved }) => {
        toastDone(`${person.name} is now ${ROLES[role]}. ${movedWords(moved)}`);
        onClose();
      }}
    >
      {(errorOf) => (
        <>
          <Field label="Role" error={errorOf("role")}>
            <RoleSelect value={role} onChange={setRole} />
          </Field>
          {same ? null : <MovesPreview path={path} />}
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
