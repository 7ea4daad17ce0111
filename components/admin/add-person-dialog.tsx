"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import type { AdminPerson } from "#components/admin/admin-data.ts";
import { OnceDialog } from "#components/admin/once-dialog.tsx";
import { RoleSelect } from "#components/admin/role-dialog.tsx";
import { TeamTicks } from "#components/admin/teams-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import type { Role } from "#lib/domain/codes.ts";

type Added = { person: AdminPerson; invitation: { url: string } };

/** Adds a person, then shows their one-time link, this once. */
export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const [added, setAdded] = useState<Added | null>(null);
  const [role, setRole] = useState<Role>("agent");
  const [teams, setTeams] = useState<string[]>([]);
  if (added) {
    const title = `${added.person.name} was added`;
    return <OnceDialog title={title} secret={added.invitation.url} onClose={onClose} />;
  }
  return (
    <ActDialog
      title="Add a person"
      go="Add"
      onClose={onClose}
      onDone={setAdded}
      act={(form) =>
        api.post<Added>("/admin/people", { name: form.get("name"), email: form.get("email"), role, teams })
      }
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf("name")}>
            <TextInput name="name" autoComplete="off" />
          </Field>
          <Field label="Email" error={errorOf("email")} hint="They sign in with it. It cannot be changed later.">
            <TextInput name="email" type="email" autoComplete="off" />
          </Field>
          <Field label="Role" error={errorOf("role")}>
            <RoleSelect value={role} onChange={setRole} />
          </Field>
          <TeamTicks chosen={teams} onChange={setTeams} error={errorOf("teams")} />
        </>
      )}
    </ActDialog>
  );
}
